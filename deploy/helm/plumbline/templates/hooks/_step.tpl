{{/* A Job before an install or upgrade: dict root, name, weight, image, command, settings (deadlineSeconds, resources),
     environment, mounts, volumes (YAML, may be empty). */}}
{{- define "plumbline.step" -}}
{{- $with := dict "root" .root "component" "steps" "account" "steps" "settings" (dict) "name" (printf "%s-%s" (include "plumbline.fullname" .root) .name) }}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "plumbline.metadata" $with | nindent 2 }}
  annotations:
    # What went well is taken away; what failed stays, to be read.
    {{- include "plumbline.hook" (dict "weight" .weight "delete" "before-hook-creation,hook-succeeded") | nindent 4 }}
spec:
  # A server that is away for a moment does not fail an upgrade.
  backoffLimit: 4
  activeDeadlineSeconds: {{ .settings.deadlineSeconds }}
  template:
    metadata:
      labels:
        {{- include "plumbline.labels" $with | nindent 8 }}
    spec:
      {{- include "plumbline.podFrame" $with | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: step
          image: {{ .image }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          command: {{ .command | toJson }}
          envFrom:
            - configMapRef: {name: {{ include "plumbline.fullname" .root }}-steps}
          {{- with .environment }}
          env:
            {{- . | nindent 12 }}
          {{- end }}
          resources:
            {{- toYaml .settings.resources | nindent 12 }}
          {{- include "plumbline.containerSecurity" .root | nindent 10 }}
          volumeMounts:
            - {name: scratch, mountPath: /tmp}
            {{- with .mounts }}
            {{- . | nindent 12 }}
            {{- end }}
      volumes:
        {{- include "plumbline.scratchVolume" .root | nindent 8 }}
        {{- with .volumes }}
        {{- . | nindent 8 }}
        {{- end }}
{{- end }}
