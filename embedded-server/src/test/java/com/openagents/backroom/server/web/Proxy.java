package com.openagents.backroom.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A real proxy in front of a listener, which keeps its connections to it and uses them again.
///
/// @param port where it listens
record Proxy(Process process, int port, Path log) implements AutoCloseable {
    /// Seconds that a client may take; a request of which a part never comes is over then.
    private static final String CLIENT_SECONDS = "1";

    /// The program, if this machine has it.
    static Optional<Path> find(String name) {
        return List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Proxy nginx(Path program, Path folder, int backend) {
        int port = freePort();
        String settings = """
                daemon off;
                master_process off;
                pid DIR/nginx.pid;
                error_log DIR/nginx.log;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_body_temp_path DIR/body;
                  proxy_temp_path DIR/proxy;
                  fastcgi_temp_path DIR/fastcgi;
                  uwsgi_temp_path DIR/uwsgi;
                  scgi_temp_path DIR/scgi;
                  client_header_timeout SECONDS;
                  client_body_timeout SECONDS;
                  lingering_timeout SECONDS;
                  upstream backend { server 127.0.0.1:BACKEND; keepalive 4; }
                  server {
                    listen 127.0.0.1:PORT;
                    location / {
                      proxy_pass http://backend;
                      proxy_http_version 1.1;
                      proxy_request_buffering off;
                      proxy_next_upstream off;
                      proxy_read_timeout 5;
                      proxy_set_header Host 127.0.0.1:BACKEND;
                      proxy_set_header Connection "";
                    }
                  }
                }
                """;
        Path file = write(folder.resolve("nginx.conf"), settings, folder, port, backend);
        return start(
                List.of(program.toString(), "-p", folder.toString(), "-c", file.toString(), "-e", "stderr"),
                port,
                folder.resolve("nginx.out"));
    }

    static Proxy haproxy(Path program, Path folder, int backend) {
        int port = freePort();
        String settings = """
                defaults
                  mode http
                  option http-keep-alive
                  http-reuse always
                  timeout connect 5s
                  timeout server 5s
                  timeout client SECONDSs
                  timeout http-request SECONDSs
                listen front
                  bind 127.0.0.1:PORT
                  http-request set-header Host 127.0.0.1:BACKEND
                  server backend 127.0.0.1:BACKEND
                """;
        Path file = write(folder.resolve("haproxy.cfg"), settings, folder, port, backend);
        return start(List.of(program.toString(), "-db", "-f", file.toString()), port, folder.resolve("haproxy.out"));
    }

    boolean isThere() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the proxy ended: " + said());
        }
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static Proxy start(List<String> command, int port, Path log) {
        try {
            return new Proxy(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    port,
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(Path file, String settings, Path folder, int port, int backend) {
        try {
            return Files.writeString(
                    file,
                    settings.replace("DIR", folder.toString())
                            .replace("SECONDS", CLIENT_SECONDS)
                            .replace("PORT", Integer.toString(port))
                            .replace("BACKEND", Integer.toString(backend)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
