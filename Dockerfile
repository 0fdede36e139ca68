# Caravel as an image: docker build -t caravel . && docker run --rm caravel demo
# Built from source; the AOT cache is made with the JVM that will use it.
FROM docker.io/library/maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
# A layer of its own, so that a change of the sources loads nothing anew.
RUN mvn -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=/build/lib
COPY src/main src/main
RUN mvn -B -Dmaven.test.skip package

FROM docker.io/library/eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 caravel \
    && useradd --system --uid 10001 --gid caravel --home-dir /app --shell /usr/sbin/nologin caravel \
    && install -d -o caravel -g caravel /data
WORKDIR /app
COPY --from=build /build/target/lib lib/
COPY routes routes/
COPY application.properties LICENSE ./
COPY --from=build /build/target/caravel.jar ./
# Same options, class path and JVM as below, or the cache is not used.
RUN java -XX:AOTCacheOutput=/app/caravel.aot -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms24m -Xmx256m \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        -Dcaravel.home=/app -cp /app/caravel.jar dev.caravel.Caravel demo --days 1 --set caravel.data=/tmp/rehearsal \
    && rm -rf /tmp/rehearsal

USER 10001:10001
# What a bot needs, for 200 MB in all. A recording of many months wants more: -e JDK_JAVA_OPTIONS=-Xmx512m
ENV JDK_JAVA_OPTIONS=-Xmx64m
ENV CARAVEL_DATA=/data
# Hawtio asks on the loopback, which here is the container's own.
ENV CARAVEL_MANAGEMENT_HAWTIO=no
VOLUME /data
STOPSIGNAL SIGTERM
# No shell and no curl: the program asks itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["java", "-XX:AOTCache=/app/caravel.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx16m", "-Xlog:disable", \
         "-Dcaravel.home=/app", "-cp", "/app/caravel.jar", "dev.caravel.Caravel", "health"]
# The cache is mapped where it was made, so that its pages stay the file's and are not copied.
ENTRYPOINT ["java", "-XX:AOTCache=/app/caravel.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms24m", \
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", \
            "-Xlog:disable", "-Xlog:all=error:stderr", \
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
            "-Dcaravel.home=/app", "-cp", "/app/caravel.jar", "dev.caravel.Caravel"]
CMD ["run"]
