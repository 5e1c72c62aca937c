package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.InvoiceBuyers.INVOICE_BUYERS;
import static com.openagents.backroom.server.db.jooq.tables.InvoiceLines.INVOICE_LINES;
import static com.openagents.backroom.server.db.jooq.tables.InvoiceNumbers.INVOICE_NUMBERS;
import static com.openagents.backroom.server.db.jooq.tables.Invoices.INVOICES;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.InvoiceKind;
import com.openagents.backroom.server.invoice.InvoiceLine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `invoices`, their lines and numbers, and how people want to be named on theirs.
public final class InvoiceStore {
    /// The predecessor's column: an invoice is issued when it is paid.
    private static final String PAID = "paid";

    private static final String REFUNDED = "refunded";

    /// What is newer, by what decides first.
    private static final List<Field<?>> NEWNESS = List.of(INVOICES.ISSUED_AT, INVOICES.SERIAL_NUMBER, INVOICES.ID);

    private final Database database;
    private final InstantSource clock;

    public InvoiceStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A document without number and date.
    public record Draft(
            UUID userId,
            InvoiceKind kind,
            String currency,
            UUID purchaseId,
            String reference,
            @Nullable String seller,
            @Nullable String note,
            List<InvoiceLine> lines) {}

    /// Issues a document with the next number of its kind, or gives the one that was issued for that reference.
    public Invoice add(Transaction tx, Draft draft) {
        lockNumbers(tx, draft.kind());
        Condition same = INVOICES.KIND.eq(draft.kind().wire()).and(INVOICES.REFERENCE.eq(draft.reference()));
        Optional<Invoice> known = find(tx, same);
        return known.orElseGet(() -> insert(tx, draft));
    }

    /// A user's documents, the newest first.
    ///
    /// @param before only those that were issued before this one
    public List<Invoice> list(UUID userId, Optional<UUID> before, int max) {
        return database.transact(tx -> {
            Condition which = INVOICES.USER_ID.eq(userId);
            Optional<Record> start = before.flatMap(id -> Optional.ofNullable(tx.sql()
                    .select(NEWNESS)
                    .from(INVOICES)
                    .where(INVOICES.USER_ID.eq(userId), INVOICES.ID.eq(id))
                    .fetchOne()));
            return tx.sql()
                    .selectFrom(INVOICES)
                    .where(start.map(row -> which.and(isOlder(row))).orElse(which))
                    .orderBy(NEWNESS.stream().map(Field::desc).toList())
                    .limit(max)
                    .fetch()
                    .map(row -> invoice(tx, row));
        });
    }

    /// A document of a user.
    public Optional<Invoice> find(UUID userId, UUID id) {
        return database.transact(tx -> find(tx, INVOICES.USER_ID.eq(userId).and(INVOICES.ID.eq(id))));
    }

    /// The invoice of a user's purchase.
    public Optional<Invoice> findByPurchase(UUID userId, UUID purchaseId) {
        return database.transact(tx -> tx.sql()
                .selectFrom(INVOICES)
                .where(
                        INVOICES.USER_ID.eq(userId),
                        INVOICES.PURCHASE_ID.eq(purchaseId),
                        INVOICES.KIND.eq(InvoiceKind.INVOICE.wire()))
                .orderBy(INVOICES.SERIAL_NUMBER)
                .limit(1)
                .fetchOptional(row -> invoice(tx, row)));
    }

    /// How a user wants to be named on invoices.
    public Optional<String> findBuyer(UUID userId) {
        return database.transact(tx -> buyerText(tx.sql(), userId));
    }

    /// Names a user differently from now on.
    ///
    /// @param text by line; empty for the name of the account
    public void saveBuyer(UUID userId, String text) {
        database.run(tx -> {
            UserRows.lock(tx, userId);
            tx.sql()
                    .deleteFrom(INVOICE_BUYERS)
                    .where(INVOICE_BUYERS.USER_ID.eq(userId))
                    .execute();
            if (!text.isBlank()) {
                tx.sql()
                        .insertInto(INVOICE_BUYERS)
                        .set(INVOICE_BUYERS.USER_ID, userId)
                        .set(INVOICE_BUYERS.TEXT, text)
                        .set(INVOICE_BUYERS.UPDATED_AT, now())
                        .execute();
            }
        });
    }

    /// Takes the name of somebody who leaves from what was issued.
    static void forget(Transaction tx, UUID userId) {
        tx.sql()
                .deleteFrom(INVOICE_BUYERS)
                .where(INVOICE_BUYERS.USER_ID.eq(userId))
                .execute();
        tx.sql()
                .update(INVOICES)
                .setNull(INVOICES.BUYER)
                .where(INVOICES.USER_ID.eq(userId))
                .execute();
    }

    private static Condition isOlder(Record than) {
        return DSL.row(INVOICES.ISSUED_AT, INVOICES.SERIAL_NUMBER, INVOICES.ID)
                .lt(than.get(INVOICES.ISSUED_AT), than.get(INVOICES.SERIAL_NUMBER), than.get(INVOICES.ID));
    }

    private Invoice insert(Transaction tx, Draft draft) {
        DSLContext sql = tx.sql();
        UUID id = UUID.randomUUID();
        long amount = draft.lines().stream().mapToLong(InvoiceLine::amountMinor).reduce(0, Math::addExact);
        sql.insertInto(INVOICES)
                .set(INVOICES.ID, id)
                .set(INVOICES.USER_ID, draft.userId())
                .set(INVOICES.KIND, draft.kind().wire())
                .set(INVOICES.SERIAL_NUMBER, nextNumber(sql, draft.kind()))
                .set(INVOICES.STATUS, draft.kind() == InvoiceKind.INVOICE ? PAID : REFUNDED)
                .set(INVOICES.AMOUNT_CENTS, amount)
                .set(INVOICES.CURRENCY, draft.currency())
                .set(INVOICES.PURCHASE_ID, draft.purchaseId())
                .set(INVOICES.REFERENCE, draft.reference())
                .set(INVOICES.CORRECTS, draft.kind() == InvoiceKind.INVOICE ? null : original(sql, draft))
                .set(INVOICES.SELLER, draft.seller())
                .set(INVOICES.BUYER, buyer(sql, draft.userId()))
                .set(INVOICES.NOTE, draft.note())
                .set(INVOICES.ISSUED_AT, now())
                .set(INVOICES.CREATED_AT, now())
                .execute();
        int number = 0;
        for (InvoiceLine line : draft.lines()) {
            sql.insertInto(INVOICE_LINES)
                    .set(INVOICE_LINES.INVOICE_ID, id)
                    .set(INVOICE_LINES.LINE, ++number)
                    .set(INVOICE_LINES.TEXT, line.text())
                    .set(INVOICE_LINES.CREDITS, line.credits())
                    .set(INVOICE_LINES.AMOUNT_CENTS, line.amountMinor())
                    .execute();
        }
        return find(tx, INVOICES.ID.eq(id)).orElseThrow();
    }

    /// Holds the numbers of a kind until the transaction ends.
    private static void lockNumbers(Transaction tx, InvoiceKind kind) {
        tx.sql()
                .select(INVOICE_NUMBERS.LAST_NUMBER)
                .from(INVOICE_NUMBERS)
                .where(INVOICE_NUMBERS.KIND.eq(kind.wire()))
                .forUpdate()
                .fetch();
    }

    private static long nextNumber(DSLContext sql, InvoiceKind kind) {
        sql.update(INVOICE_NUMBERS)
                .set(INVOICE_NUMBERS.LAST_NUMBER, INVOICE_NUMBERS.LAST_NUMBER.plus(1))
                .where(INVOICE_NUMBERS.KIND.eq(kind.wire()))
                .execute();
        Long number = sql.select(INVOICE_NUMBERS.LAST_NUMBER)
                .from(INVOICE_NUMBERS)
                .where(INVOICE_NUMBERS.KIND.eq(kind.wire()))
                .fetchOne(INVOICE_NUMBERS.LAST_NUMBER);
        if (number == null) {
            throw new IllegalStateException("the table of numbers lacks the kind " + kind.wire());
        }
        return number;
    }

    /// The invoice that a credit note takes from; nothing when the payment was never settled here.
    private static @Nullable UUID original(DSLContext sql, Draft draft) {
        return sql.select(INVOICES.ID)
                .from(INVOICES)
                .where(INVOICES.PURCHASE_ID.eq(draft.purchaseId()), INVOICES.KIND.eq(InvoiceKind.INVOICE.wire()))
                .orderBy(INVOICES.SERIAL_NUMBER)
                .limit(1)
                .fetchOne(INVOICES.ID);
    }

    private static @Nullable String buyer(DSLContext sql, UUID userId) {
        return buyerText(sql, userId)
                .or(() -> sql.select(USERS.USERNAME)
                        .from(USERS)
                        .where(USERS.USER_ID.eq(userId), USERS.USERNAME.isNotNull())
                        .fetchOptional(USERS.USERNAME))
                .orElse(null);
    }

    private static Optional<String> buyerText(DSLContext sql, UUID userId) {
        return sql.select(INVOICE_BUYERS.TEXT)
                .from(INVOICE_BUYERS)
                .where(INVOICE_BUYERS.USER_ID.eq(userId))
                .fetchOptional(INVOICE_BUYERS.TEXT);
    }

    private static Optional<Invoice> find(Transaction tx, Condition which) {
        return tx.sql().selectFrom(INVOICES).where(which).fetchOptional(row -> invoice(tx, row));
    }

    private static Invoice invoice(Transaction tx, Record row) {
        DSLContext sql = tx.sql();
        List<InvoiceLine> lines = sql.selectFrom(INVOICE_LINES)
                .where(INVOICE_LINES.INVOICE_ID.eq(row.get(INVOICES.ID)))
                .orderBy(INVOICE_LINES.LINE)
                .fetch(line -> new InvoiceLine(
                        line.get(INVOICE_LINES.TEXT),
                        line.get(INVOICE_LINES.CREDITS),
                        line.get(INVOICE_LINES.AMOUNT_CENTS)));
        return new Invoice(
                row.get(INVOICES.ID),
                row.get(INVOICES.USER_ID),
                InvoiceKind.of(row.get(INVOICES.KIND)),
                row.get(INVOICES.SERIAL_NUMBER),
                row.get(INVOICES.ISSUED_AT),
                row.get(INVOICES.CURRENCY),
                row.get(INVOICES.PURCHASE_ID),
                row.get(INVOICES.REFERENCE),
                number(sql, row.get(INVOICES.CORRECTS)),
                new Invoice.Parties(row.get(INVOICES.SELLER), row.get(INVOICES.BUYER), row.get(INVOICES.NOTE)),
                lines);
    }

    private static @Nullable String number(DSLContext sql, @Nullable UUID id) {
        return id == null
                ? null
                : sql.select(INVOICES.KIND, INVOICES.SERIAL_NUMBER)
                        .from(INVOICES)
                        .where(INVOICES.ID.eq(id))
                        .fetchOne(row -> Invoice.numberOf(InvoiceKind.of(row.value1()), row.value2()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
