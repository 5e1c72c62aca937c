package com.openagents.backroom.server.invoice;

/// What a document does to what was paid.
public enum InvoiceKind {
    /// Money came in.
    INVOICE("invoice", "Invoice", "INV-"),

    /// Money that an invoice is about went back.
    CREDIT_NOTE("credit_note", "Credit note", "CN-");

    private final String wire;
    private final String title;
    private final String prefix;

    InvoiceKind(String wire, String title, String prefix) {
        this.wire = wire;
        this.title = title;
        this.prefix = prefix;
    }

    /// As the database and JSON have it.
    public String wire() {
        return wire;
    }

    /// As it stands over the document.
    public String title() {
        return title;
    }

    /// What its numbers begin with.
    String prefix() {
        return prefix;
    }

    /// The kind of that name.
    ///
    /// @throws IllegalArgumentException when there is none
    public static InvoiceKind of(String wire) {
        for (InvoiceKind kind : values()) {
            if (kind.wire.equals(wire)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of invoice: " + wire);
    }
}
