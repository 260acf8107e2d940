{{/* A process that reads Kafka: dict root, component, account, settings, container, module (arguments of python -m),
     service (whose database), own (its values), replicas (none: somebody scales it).

     A StatefulSet, because a consumer's name must be the same after a restart: static membership keeps its partitions
     for it, and no name is ever there twice. Its pods are rolled one by one. */}}
{{- define "plumbline.consumer" -}}
{{- $kafka := dict "root" .root "who" .own.kafka "name" (include "plumbline.kafkaName" (dict "root" .root "service" .service)) -}}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  {{- include "plumbline.metadata" . | nindent 2 }}
spec:
  {{- if .replicas }}
  replicas: {{ .replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  serviceName: {{ include "plumbline.fullname" .root }}-{{ .component }}
  podManagementPolicy: Parallel
  updateStrategy: {type: RollingUpdate}
  selector:
    matchLabels:
      {{- include "plumbline.selector" . | nindent 6 }}
  template:
    metadata:
      {{- include "plumbline.podMetadata" . | nindent 6 }}
    spec:
      {{- include "plumbline.podFrame" . | nindent 6 }}
      {{- include "plumbline.spread" . | nindent 6 }}
      terminationGracePeriodSeconds: {{ .root.Values.pods.terminationGracePeriodSeconds }}
      containers:
        - name: {{ .container }}
          image: {{ include "plumbline.image" (dict "root" .root "name" .service) }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          command: [python, -m, {{ .service }}, {{ .container }}]
          ports:
            - {name: health, containerPort: 8081}
          {{- include "plumbline.environment" . | nindent 10 }}
            {{- with .settings.poolSize }}
            - name: PLUMBLINE_POOL_SIZE
              value: {{ . | quote }}
            {{- end }}
            {{- include "plumbline.databaseVariable" (dict "service" .service "use" "database") | nindent 12 }}
            {{- include "plumbline.kafkaVariables" $kafka | trim | nindent 12 }}
          {{- include "plumbline.probes" . | nindent 10 }}
          resources:
            {{- toYaml .settings.resources | nindent 12 }}
          {{- include "plumbline.containerSecurity" .root | nindent 10 }}
          volumeMounts:
            - {name: database, mountPath: /run/secrets/plumbline/database, readOnly: true}
            {{- include "plumbline.kafkaMounts" $kafka | trim | nindent 12 }}
            - {name: scratch, mountPath: /tmp}
      volumes:
        {{- include "plumbline.secretVolume" (dict "use" "database" "secret" .own.database "path" "url") | nindent 8 }}
        {{- include "plumbline.kafkaVolumes" $kafka | trim | nindent 8 }}
        {{- include "plumbline.scratchVolume" .root | nindent 8 }}
---
# Gives the pods their names; nobody calls a worker.
apiVersion: v1
kind: Service
metadata:
  {{- include "plumbline.metadata" . | nindent 2 }}
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    {{- include "plumbline.selector" . | nindent 4 }}
  ports:
    - {name: health, port: 8081, targetPort: health, appProtocol: http}
{{- end }}
