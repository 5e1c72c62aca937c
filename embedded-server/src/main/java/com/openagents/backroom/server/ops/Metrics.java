package com.openagents.backroom.server.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;

/// The server's figures in Prometheus' text form.
public final class Metrics implements AutoCloseable {
    /// The text format's type (Prometheus, exposition formats).
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics gc = new JvmGcMetrics();

    public Metrics(ServerFigures figures) {
        gauge("backroom.viewers", "Live streams open now", figures.viewers());
        gauge("backroom.connections", "Connections open now", figures.connections());
        gauge("backroom.huds.loaded", "HUDs in memory", figures.huds());
        gauge("backroom.sources", "Folders that are watched", figures.sources());
        gauge("backroom.dead.letters", "Lines that could not be understood", figures.deadLetters());
        gauge("backroom.ledger.breaches", "Things in the books that do not hold", figures.breaches());
        FunctionCounter.builder(
                        "backroom.events", figures, source -> source.events().getAsLong())
                .description("Events stored since the start")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gc.bindTo(registry);
    }

    /// All figures, as they are now.
    public byte[] scrape() {
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }

    private void gauge(String name, String description, LongSupplier figure) {
        Gauge.builder(name, figure, LongSupplier::getAsLong)
                .description(description)
                .strongReference(true)
                .register(registry);
    }
}
