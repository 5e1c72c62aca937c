package com.openagents.backroom.console.live;

import com.openagents.backroom.console.billing.BillingDesk;
import com.openagents.backroom.console.save.SavedFile;
import com.openagents.backroom.server.backoffice.Attention;
import com.openagents.backroom.server.backoffice.Backoffice;
import com.openagents.backroom.server.backoffice.BillingOffice;
import com.openagents.backroom.server.backoffice.BillingOffice.Account;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.RefundWish;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.backoffice.Via;
import com.openagents.backroom.server.invoice.Invoice;
import com.openagents.backroom.server.invoice.InvoicePdf;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.web.ApiException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// People's credits at the server in this process.
final class ServerBilling implements BillingDesk {
    private final Backoffice backoffice;
    private final BillingOffice office;
    private final Path downloads;

    /// @param downloads where saved documents go
    ServerBilling(Backoffice backoffice, Path downloads) {
        this.backoffice = backoffice;
        this.office = backoffice.billing();
        this.downloads = downloads;
    }

    @Override
    public List<Payer> search(String text) {
        return office.search(text);
    }

    @Override
    public Optional<Account> find(UUID person) {
        return office.find(person);
    }

    @Override
    public List<LedgerTxn> older(UUID person, long beforeSeq) {
        return office.postings(person, beforeSeq);
    }

    @Override
    public Balance preview(UUID person, Adjustment wish) {
        return office.preview(person, wish);
    }

    @Override
    public void adjust(UUID person, Adjustment wish, long after) {
        office.adjust(Via.CONSOLE, person, wish, after);
    }

    @Override
    public void refund(UUID person, RefundWish wish) {
        office.refund(Via.CONSOLE, person, wish);
    }

    @Override
    public boolean refundUsage(UUID person, UsageRefund wish) {
        return office.refundUsage(Via.CONSOLE, person, wish).isPresent();
    }

    @Override
    public Path file(UUID person, UUID invoice) throws IOException {
        Invoice document = require(person, invoice);
        Path file = Files.createTempDirectory("backroom-invoice").resolve(document.number() + ".pdf");
        file.toFile().deleteOnExit();
        return Files.write(file, InvoicePdf.of(document));
    }

    @Override
    public Path save(UUID person, UUID invoice) throws IOException {
        Invoice document = require(person, invoice);
        return SavedFile.write(downloads, document.number() + ".pdf", InvoicePdf.of(document));
    }

    @Override
    public Attention attention() {
        return backoffice.attention();
    }

    @Override
    public List<OperatorAction> actions() {
        return office.actions();
    }

    private Invoice require(UUID person, UUID invoice) {
        return office.findInvoice(person, invoice).orElseThrow(ApiException::notFound);
    }
}
