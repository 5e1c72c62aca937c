package com.openagents.backroom.server.invoice;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RateLimit;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/// A person's own documents, as JSON and as PDF.
public final class InvoiceRoutes {
    private static final String PATH = "/api/billing/invoices";
    private static final HeaderName DISPOSITION = HeaderNames.create("Content-Disposition");
    private static final int DEFAULT_LIMIT = 50;

    /// Documents of one answer.
    private static final int MAX_LIMIT = 200;

    /// PDFs that are made for one person within a minute: each takes a few ten ms.
    private static final int MAX_FILES_A_MINUTE = 60;

    private final WebSessions sessions;
    private final Invoices invoices;
    private final RateLimit files;

    public InvoiceRoutes(WebSessions sessions, Invoices invoices, LongSupplier nanoTime) {
        this.sessions = sessions;
        this.invoices = invoices;
        this.files = new RateLimit(MAX_FILES_A_MINUTE, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PATH, this::list).get(PATH + "/{id}.pdf", this::pdf).get(PATH + "/{id}", this::one);
    }

    private Answer list(ServerRequest request) {
        UUID userId = sessions.require(request).userId();
        Optional<UUID> before = request.query().first("before").asOptional().map(InvoiceRoutes::id);
        int limit = limit(request);
        List<Invoice> found = invoices.list(userId, before, limit);
        return Answer.json(out -> {
            out.objects("invoices", found, InvoiceRoutes::write);
            out.text(
                    "next_before",
                    found.size() < limit ? null : found.getLast().id().toString());
        });
    }

    private Answer one(ServerRequest request) {
        Invoice invoice = require(request);
        return Answer.json(out -> write(invoice, out));
    }

    private Answer pdf(ServerRequest request) {
        Invoice invoice = require(request);
        files.require(invoice.userId().toString());
        return Answer.bytes(Status.OK_200, "application/pdf", InvoicePdf.of(invoice))
                .with(DISPOSITION, "attachment; filename=\"" + invoice.number() + ".pdf\"");
    }

    private Invoice require(ServerRequest request) {
        UUID userId = sessions.require(request).userId();
        return invoices.find(userId, id(request.path().pathParameters().get("id")))
                .orElseThrow(ApiException::notFound);
    }

    private static void write(Invoice invoice, FieldSink out) {
        out.text("id", invoice.id().toString());
        out.text("kind", invoice.kind().wire());
        out.text("number", invoice.number());
        out.text("issued_at", invoice.issuedAt().toString());
        out.number("amount_minor", invoice.amountMinor());
        out.text("currency", invoice.currency());
        out.number("credits", invoice.credits());
        out.text("purchase_id", invoice.purchaseId().toString());
        out.text("reference", invoice.reference());
        out.text("corrects", invoice.corrects());
        out.text("seller", invoice.parties().seller());
        out.text("buyer", invoice.parties().buyer());
        out.text("note", invoice.parties().note());
        out.objects("lines", invoice.lines(), (line, sink) -> {
            sink.text("text", line.text());
            sink.number("credits", line.credits());
            sink.number("amount_minor", line.amountMinor());
        });
        out.text("pdf", PATH + "/" + invoice.id() + ".pdf");
    }

    private static int limit(ServerRequest request) {
        String text = request.query().first("limit").orElse(Integer.toString(DEFAULT_LIMIT));
        if (!text.matches("[1-9]\\d{0,2}")) {
            throw ApiException.badRequest("`limit` must be a whole number from 1 to " + MAX_LIMIT + ".");
        }
        return Math.min(Integer.parseInt(text), MAX_LIMIT);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }
}
