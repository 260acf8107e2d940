{{/* What every pod has: dict root, component, account, settings (nodeSelector, tolerations, priorityClassName). */}}
{{- define "plumbline.podFrame" -}}
serviceAccountName: {{ include "plumbline.fullname" .root }}-{{ .account }}
automountServiceAccountToken: false
# Variables about Services would be called PLUMBLINE_…, like settings.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .root.Values.pods.userId }}
  runAsGroup: {{ .root.Values.pods.groupId }}
  fsGroup: {{ .root.Values.pods.groupId }}
  seccompProfile: {type: RuntimeDefault}
{{- with .settings.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .settings.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .settings.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Where the pods of one component go: apart, by zone and by node. */}}
{{- define "plumbline.spread" -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: {{ $.root.Values.pods.whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "plumbline.selector" $ | nindent 8 }}
  {{- end }}
affinity:
  podAntiAffinity:
    preferredDuringSchedulingIgnoredDuringExecution:
      - weight: 100
        podAffinityTerm:
          topologyKey: kubernetes.io/hostname
          labelSelector:
            matchLabels:
              {{- include "plumbline.selector" $ | nindent 14 }}
{{- end }}

{{- define "plumbline.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  runAsUser: {{ .Values.pods.userId }}
  runAsGroup: {{ .Values.pods.groupId }}
  capabilities: {drop: [ALL]}
{{- end }}

{{/* Labels and annotations of a pod: dict root, component, settings. A change of the settings starts pods anew. */}}
{{- define "plumbline.podMetadata" -}}
labels:
  {{- include "plumbline.labels" . | nindent 2 }}
  {{- with .root.Values.pods.labels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  kubectl.kubernetes.io/default-container: {{ .container }}
  checksum/settings: {{ include "plumbline.settings" .root | sha256sum }}
  {{- if eq .component "gateway" }}
  checksum/proxy: {{ include "plumbline.nginx" .root | sha256sum }}
  {{- end }}
  {{- with .settings.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Started, ready and alive are three questions: dict root, port.
     Started: the process answers at all; it has time for that. Ready: its servers answer, so requests may come.
     Alive: only a restart would help. */}}
{{- define "plumbline.probes" -}}
startupProbe:
  httpGet: {path: /livez, port: {{ .port }}}
  periodSeconds: 2
  timeoutSeconds: 3
  failureThreshold: {{ div .root.Values.pods.startupSeconds 2 }}
readinessProbe:
  httpGet: {path: /readyz, port: {{ .port }}}
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /livez, port: {{ .port }}}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
# Proxies go on sending for a moment after a pod is told to end.
lifecycle:
  preStop:
    sleep: {seconds: 5}
{{- end }}

{{/* The settings that are no secrets, as variables, and the name of this replica: dict root, env. */}}
{{- define "plumbline.environment" -}}
envFrom:
  - configMapRef: {name: {{ include "plumbline.fullname" .root }}-settings}
env:
  - name: PLUMBLINE_INSTANCE
    valueFrom: {fieldRef: {fieldPath: metadata.name}}
  {{- range $name, $value := .env }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
{{- end }}

{{/* The database's address comes as a file: the variable, the mount and the volume. dict service, use, secret. */}}
{{- define "plumbline.databaseVariable" -}}
- name: PLUMBLINE_{{ upper .service }}_{{ if eq .use "owner" }}OWNER{{ else }}DATABASE{{ end }}_URL_FILE
  value: /run/secrets/plumbline/{{ .use }}/url
{{- end }}

{{- define "plumbline.secretVolume" -}}
- name: {{ .use }}
  secret:
    secretName: {{ .secret.existingSecret }}
    defaultMode: 0440
    items:
      - {key: {{ .secret.key }}, path: {{ .path }}}
{{- end }}

{{- define "plumbline.scratchVolume" -}}
- name: scratch
  emptyDir: {sizeLimit: 64Mi}
{{- end }}

{{- define "plumbline.signsIn" -}}
{{- if hasPrefix "SASL_" .Values.kafka.protocol }}yes{{ end }}
{{- end }}

{{/* How a process signs in to Kafka: dict root, who (username, existingSecret, key), name (where no username is given). */}}
{{- define "plumbline.kafkaVariables" -}}
{{- if include "plumbline.signsIn" .root }}
- name: PLUMBLINE_KAFKA_USERNAME
  value: {{ default .name .who.username | quote }}
- name: PLUMBLINE_KAFKA_PASSWORD_FILE
  value: /run/secrets/plumbline/kafka/password
{{- end }}
{{- if .root.Values.kafka.authority.existingSecret }}
- name: PLUMBLINE_KAFKA_AUTHORITY_FILE
  value: /run/secrets/plumbline/authority/ca.crt
{{- end }}
{{- end }}

{{- define "plumbline.kafkaMounts" -}}
{{- if include "plumbline.signsIn" .root }}
- {name: kafka, mountPath: /run/secrets/plumbline/kafka, readOnly: true}
{{- end }}
{{- if .root.Values.kafka.authority.existingSecret }}
- {name: authority, mountPath: /run/secrets/plumbline/authority, readOnly: true}
{{- end }}
{{- end }}

{{- define "plumbline.kafkaVolumes" -}}
{{- if include "plumbline.signsIn" .root }}
{{ include "plumbline.secretVolume" (dict "use" "kafka" "secret" .who "path" "password") }}
{{- end }}
{{- if .root.Values.kafka.authority.existingSecret }}
{{ include "plumbline.secretVolume" (dict "use" "authority" "secret" .root.Values.kafka.authority "path" "ca.crt") }}
{{- end }}
{{- end }}

{{/* Who a service is to Kafka where nobody says otherwise: its name, or that of its KafkaUser. dict root, service. */}}
{{- define "plumbline.kafkaName" -}}
{{- ternary (get .root.Values.services .service).kafka.existingSecret .service .root.Values.strimzi.users.enabled -}}
{{- end }}
