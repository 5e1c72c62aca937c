package com.openagents.backroom.server.web;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.LongSupplier;

/// One open port with its routes, its limits and its guard.
///
/// Only HTTP/1.1 is spoken; a proxy that ends TLS speaks HTTP/2 to browsers (docs/decisions/only-http-1-1.md).
public final class Listener implements AutoCloseable {
    private final WebServer server;
    private final ConnectionGuard guard;
    private final PublicOrigin origin;

    private Listener(WebServer server, ConnectionGuard guard, PublicOrigin origin) {
        this.server = server;
        this.guard = guard;
        this.origin = origin;
    }

    /// Binds the port and answers from now on.
    ///
    /// @param clients tells who asks, for the log
    /// @throws PortInUseException when someone else has the port
    public static Listener open(ListenerSettings settings, RouteTable table, ErrorPage page, ClientAddresses clients) {
        return open(settings, table, page, clients, System::nanoTime);
    }

    static Listener open(
            ListenerSettings settings,
            RouteTable table,
            ErrorPage page,
            ClientAddresses clients,
            LongSupplier nanoTime) {
        SecurityHeaders security = new SecurityHeaders(settings.isHttps());
        KeptForms forms = new KeptForms(settings.isHttps());
        ErrorAnswers errors = new ErrorAnswers(page, forms);
        AnswerWriter writer = new AnswerWriter(security);
        SecurityLog noted = new SecurityLog(clients, nanoTime);
        FrontDoor door = new FrontDoor(writer, errors, noted, table.signedPaths());
        ConnectionGuard guard = new ConnectionGuard(nanoTime);
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .shutdownHook(false)
                .shutdownGracePeriod(WebLimits.STOP_GRACE)
                .backlog(WebLimits.BACKLOG)
                .maxTcpConnections(WebLimits.MAX_CONNECTIONS)
                .maxPayloadSize(table.maxBodyBytes())
                .idleConnectionTimeout(WebLimits.IDLE_TIMEOUT)
                .connectionOptions(
                        options -> options.tcpNoDelay(true).socketSendBufferSize(WebLimits.SEND_BUFFER_BYTES))
                .addConnectionSelector(guard.guarding(protocol()))
                .directHandlers(new DirectErrors(errors, security).forAllEvents())
                .routing(new Routing(writer, errors, security, noted, forms).of(table, door))
                .build();
        try {
            requireFree(settings);
            server.start();
            if (server.port() < 0) { // Helidon logs why, and goes on
                throw new PortInUseException(settings, new BindException("it was taken just now"));
            }
        } catch (PortInUseException e) {
            guard.close();
            throw e;
        }
        PublicOrigin origin = settings.publicOrigin(server.port());
        door.open(DoorNames.of(settings, server.port()));
        return new Listener(server, guard, origin);
    }

    public int port() {
        return server.port();
    }

    /// What browsers reach this listener by.
    public PublicOrigin origin() {
        return origin;
    }

    /// Connections open now.
    public int connectionCount() {
        return guard.connectionCount();
    }

    ConnectionGuard guard() {
        return guard;
    }

    /// Stops accepting, lets running requests finish for a moment, ends the rest.
    @Override
    public void close() {
        server.stop();
        guard.close();
    }

    private static void requireFree(ListenerSettings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new PortInUseException(settings, e);
        }
    }

    private static Http1ConnectionSelector protocol() {
        Http1Config config = Http1Config.builder()
                .maxHeadersSize(WebLimits.MAX_HEADERS_BYTES)
                .maxPrologueLength(WebLimits.MAX_PROLOGUE_BYTES)
                .validateRequestHeaders(true)
                .validatePath(true)
                .validatePrologue(true)
                .sendKeepAliveHeader(false)
                .build();
        return Http1ConnectionSelector.builder().config(config).build();
    }
}
