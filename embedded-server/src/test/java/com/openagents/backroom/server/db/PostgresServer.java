package com.openagents.backroom.server.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL server of its own, from Debian's package, on a free loopback port; gone when it is closed.
final class PostgresServer implements Engine {
    private final List<String> asUser;
    private final Path bin;
    private final Path folder;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private PostgresServer(List<String> asUser, Path bin, Path folder, int port) {
        this.asUser = asUser;
        this.bin = bin;
        this.folder = folder;
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setUser("backroom");
        source.setDatabaseName("postgres");
    }

    /// Starts a server; skips the test, and says so, where PostgreSQL is not installed.
    static PostgresServer require() throws IOException, InterruptedException {
        Optional<Path> bin = newestInstalled();
        if (bin.isEmpty()) {
            System.out.println(
                    "SKIPPED: no /usr/lib/postgresql/*/bin/initdb; apt-get install postgresql runs this test");
            Assumptions.abort("PostgreSQL is not installed");
        }
        Path folder = Files.createTempDirectory("backroom-postgres");
        List<String> asUser = List.of();
        if (System.getProperty("user.name").equals("root")) {
            // initdb refuses to run as root.
            asUser = List.of("runuser", "-u", "postgres", "--");
            run(List.of("chown", "postgres", folder.toString()));
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PostgresServer server = new PostgresServer(asUser, bin.get(), folder, port);
        server.command("initdb", "-D", server.cluster(), "-A", "trust", "-U", "backroom", "-E", "UTF8", "--locale=C");
        server.command(
                "pg_ctl",
                "-D",
                server.cluster(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off",
                "start");
        return server;
    }

    DataSource admin() {
        return source;
    }

    @Override
    public Connection connection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Path place() {
        return folder;
    }

    @Override
    public void checkpointSync() throws SQLException {
        try (Connection connection = connection();
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void close() {
        try {
            command("pg_ctl", "-D", cluster(), "-w", "-m", "immediate", "stop");
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    private void command(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asUser);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("backroom-postgres", ".out");
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = process.waitFor();
        String output = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        if (code != 0) {
            throw new IOException(command + " ended with " + code + ": " + output);
        }
    }

    private static Optional<Path> newestInstalled() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }
}
