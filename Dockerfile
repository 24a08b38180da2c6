# One image for every service and command; the first argument chooses:
#   docker run stackprint fingerprinter
# Build the jar first: ./mvnw -B -Dmaven.test.skip=true package
FROM eclipse-temurin:17-jre

# The prober captures with libpcap; nothing else needs it.
RUN ldconfig -p | grep -q 'libpcap\.so' \
 || (apt-get update && apt-get install -y --no-install-recommends libpcap0.8 && rm -rf /var/lib/apt/lists/*)

RUN groupadd --system --gid 10001 stackprint \
 && useradd --system --uid 10001 --gid stackprint --create-home --home-dir /var/lib/stackprint stackprint

COPY cli/target/lib /opt/stackprint/lib
COPY cli/target/stackprint.jar docker/entrypoint docker/is-ready /opt/stackprint/

ENV STACKPRINT_STATE_DIR=/var/lib/stackprint/state
VOLUME /var/lib/stackprint
WORKDIR /var/lib/stackprint
USER stackprint
ENTRYPOINT ["/opt/stackprint/entrypoint"]
CMD ["--help"]
