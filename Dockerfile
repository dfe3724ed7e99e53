# Packages what the build left behind: ./mvnw -DskipTests clean package, then docker build.
FROM eclipse-temurin:25.0.3_9-jre-noble

RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin docket \
    && install --directory --mode=700 --owner=docket --group=docket /data

COPY target/docket /opt/docket

# In the last layer and not copied from the build: a cache fits one Java, and jars whose modification
# times it has seen, and COPY gives them new ones. The file stays root's; the service only reads it.
RUN ["/opt/docket/bin/docket", "train"]

ENV DOCKET_HOST=0.0.0.0 \
    DOCKET_DATA_DIR=/data
USER docket
WORKDIR /data
VOLUME /data
EXPOSE 8080

# By bash alone: the image has neither curl nor wget, and a JVM for each probe would cost more than
# all it measures.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${DOCKET_PORT:-8080}\" && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

ENTRYPOINT ["/opt/docket/bin/docket"]
CMD ["serve"]
