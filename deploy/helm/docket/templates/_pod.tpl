{{- /* Whatever the chart sets itself would stand twice in the container, and one of the two would win
       in silence. */ -}}
{{- define "docket.owned" -}}
DOCKET_HOST DOCKET_PORT DOCKET_DATA_DIR DOCKET_API_KEY DOCKET_OPENSEARCH_URL DOCKET_OPENSEARCH_USERNAME DOCKET_OPENSEARCH_PASSWORD DOCKET_OPENSEARCH_CA_FILE DOCKET_SHARDS DOCKET_REPLICAS
{{- end -}}

{{- define "docket.environment" -}}
- name: JAVA_OPTS
  value: {{ .Values.javaOpts | quote }}
# A folder of Docket's own: it makes it private, which the root of a volume is not its to be made.
- name: DOCKET_DATA_DIR
  value: /data/docket
{{- with .Values.apiKeySecret }}
- name: DOCKET_API_KEY
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: api-key
{{- end }}
{{- if .Values.opensearch.urls }}
- name: DOCKET_OPENSEARCH_URL
  value: {{ join "," .Values.opensearch.urls | quote }}
- name: DOCKET_SHARDS
  value: {{ .Values.opensearch.shards | quote }}
- name: DOCKET_REPLICAS
  value: {{ .Values.opensearch.replicas | quote }}
{{- if not (hasKey .Values.settings "DOCKET_PARTITION_MAX_BYTES") }}
# 20 GiB for each shard.
- name: DOCKET_PARTITION_MAX_BYTES
  value: {{ printf "%dGiB" (mul 20 (int .Values.opensearch.shards)) | quote }}
{{- end }}
{{- with .Values.opensearch.credentialsSecret }}
- name: DOCKET_OPENSEARCH_USERNAME
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: username
- name: DOCKET_OPENSEARCH_PASSWORD
  valueFrom:
    secretKeyRef:
      name: {{ . }}
      key: password
{{- end }}
{{- if .Values.opensearch.caSecret }}
- name: DOCKET_OPENSEARCH_CA_FILE
  value: /etc/docket/opensearch/ca.pem
{{- end }}
{{- end }}
{{- $owned := splitList " " (include "docket.owned" .) }}
{{- range $name, $value := .Values.settings }}
{{- if has $name $owned }}
{{- fail (printf "%s belongs to a value of its own, not to settings" $name) }}
{{- end }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end -}}

{{- define "docket.pod" -}}
metadata:
  labels:
    {{- include "docket.labels" . | nindent 4 }}
  {{- with .Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "docket.serviceAccount" . }}
  automountServiceAccountToken: false
  # Of a Service named docket they would be DOCKET_PORT and others, and an unknown DOCKET_ variable ends
  # a start.
  enableServiceLinks: false
  # A stop answers everybody who is still waiting for a write.
  terminationGracePeriodSeconds: 60
  {{- with .Values.image.pullSecrets }}
  imagePullSecrets:
    {{- range . }}
    - name: {{ . }}
    {{- end }}
  {{- end }}
  securityContext:
    runAsNonRoot: true
    runAsUser: 10001
    runAsGroup: 10001
    fsGroup: 10001
    # A store of many files is not walked at every start.
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile:
      type: RuntimeDefault
  containers:
    - name: docket
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities:
          drop: [ALL]
      env:
        {{- include "docket.environment" . | nindent 8 }}
      ports:
        - name: http
          containerPort: 8080
      # A start waits two minutes for an engine that is not there yet; opening a large store takes its
      # time, too.
      startupProbe:
        httpGet:
          path: /health/live
          port: http
        periodSeconds: 5
        failureThreshold: 60
      livenessProbe:
        httpGet:
          path: /health/live
          port: http
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      # Not /health/ready: with its engine away or its disk full a server still answers, with what can be
      # found or with why not and when to try again. Taken out of the Service it would answer nobody.
      # It listens when its engine was there.
      readinessProbe:
        httpGet:
          path: /health/live
          port: http
        periodSeconds: 5
        timeoutSeconds: 5
        failureThreshold: 2
      lifecycle:
        preStop:
          # Time for the Service to stop sending here before the server stops accepting.
          exec:
            command: ["sleep", "5"]
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      volumeMounts:
        - name: data
          mountPath: /data
        - name: tmp
          mountPath: /tmp
        {{- if and .Values.opensearch.urls .Values.opensearch.caSecret }}
        - name: opensearch-ca
          mountPath: /etc/docket/opensearch
          readOnly: true
        {{- end }}
        {{- with .Values.extraVolumeMounts }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: {}
    {{- if .Values.opensearch.urls }}
    - name: data
      emptyDir: {}
    {{- if .Values.opensearch.caSecret }}
    - name: opensearch-ca
      secret:
        secretName: {{ .Values.opensearch.caSecret }}
    {{- end }}
    {{- end }}
    {{- with .Values.extraVolumes }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  affinity:
    {{- if .Values.affinity }}
    {{- toYaml .Values.affinity | nindent 4 }}
    {{- else }}
    podAntiAffinity:
      preferredDuringSchedulingIgnoredDuringExecution:
        - weight: 100
          podAffinityTerm:
            topologyKey: kubernetes.io/hostname
            labelSelector:
              matchLabels:
                {{- include "docket.selector" . | nindent 16 }}
    {{- end }}
{{- end -}}
