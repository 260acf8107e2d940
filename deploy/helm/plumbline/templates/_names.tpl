{{/* Names and labels. Every component is called <fullname>-<component>. */}}
{{- define "plumbline.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* What tells a component's pods from others: dict root, component. Never changes: selectors cannot. */}}
{{- define "plumbline.selector" -}}
app.kubernetes.io/name: {{ default .root.Chart.Name .root.Values.nameOverride }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "plumbline.labels" -}}
{{ include "plumbline.selector" . }}
app.kubernetes.io/part-of: plumbline
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* Name and labels of an object's metadata: dict root, component, and name where the object is called otherwise. */}}
{{- define "plumbline.metadata" -}}
name: {{ default (printf "%s-%s" (include "plumbline.fullname" .root) .component) .name }}
namespace: {{ .root.Release.Namespace }}
labels:
  {{- include "plumbline.labels" . | nindent 2 }}
{{- end }}

{{/* The image of one of ours: dict root, name. */}}
{{- define "plumbline.image" -}}
{{- $image := .root.Values.image -}}
{{- if $image.registry -}}{{ trimSuffix "/" $image.registry }}/{{ end -}}
{{ $image.prefix }}{{ .name }}:{{ default .root.Chart.AppVersion $image.tag }}
{{- end }}

{{/* The image of somebody else: repository, tag, digest. */}}
{{- define "plumbline.otherImage" -}}
{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end }}
{{- end }}

{{- define "plumbline.services" -}}
intake alignment training incident departments
{{- end }}

{{/* Who makes the databases' superuser known, and the cluster's name. */}}
{{- define "plumbline.postgresql" -}}
{{- default (printf "%s-postgresql" (include "plumbline.fullname" .)) .Values.cloudnativepg.name -}}
{{- end }}
