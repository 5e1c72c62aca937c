package com.openagents.backroom.console.billing;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.server.backoffice.BillingOffice.Account;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.RefundWish;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.invoice.Invoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// People's credits: search, and for the one that is chosen balance, purchases, ledger and invoices, with
/// giving or taking credits, refunds and giving back what was used; below, what operators did.
public final class BillingScreen extends CardScreen {
    private final BillingDesk desk;
    private final Wishes wishes;
    private final PayersCard payers;
    private final AdjustForm form;
    private final BalanceCard balance;
    private final RefundForm refund;
    private final PurchasesCard purchases;
    private final UsageRefundForm usageRefund;
    private final PostingsCard postings;
    private final InvoicesCard invoices;
    private final VBox account;
    private final ActionsCard actions = new ActionsCard();
    private @Nullable UUID chosen;

    /// What the screen can't do itself.
    ///
    /// @param open shows a file with the program the system has for it
    /// @param notice says something for a few seconds
    public record Wishes(Consumer<Path> open, Consumer<String> notice) {}

    public BillingScreen(BillingDesk desk, Background background, Wishes wishes) {
        super("Billing", "billing-screen", background);
        this.desk = desk;
        this.wishes = wishes;
        payers = new PayersCard(this::ask, this::choose);
        form = new AdjustForm(new AdjustForm.Wishes(this::preview, this::book));
        balance = new BalanceCard(form);
        refund = new RefundForm(this::refund);
        purchases = new PurchasesCard(refund);
        usageRefund = new UsageRefundForm(this::refundUsage);
        postings = new PostingsCard(this::older, usageRefund);
        invoices = new InvoicesCard(new InvoicesCard.Wishes(this::open, this::save));
        account = new VBox(12, balance, purchases, postings, invoices);
        account.managedProperty().bind(account.visibleProperty());
        account.setVisible(false);
        page().add(payers, account, actions);
    }

    /// One look at everybody, and at the one that is chosen.
    private record Seen(List<Payer> found, Optional<Account> account, List<OperatorAction> actions) {}

    @Override
    protected void left() {
        form.leave();
        refund.leave();
        usageRefund.leave();
    }

    @Override
    protected void ask() {
        String text = payers.query();
        UUID id = chosen;
        page().run(() -> look(text, id), this::show);
    }

    private Seen look(String text, @Nullable UUID id) {
        return new Seen(desk.search(text), Optional.ofNullable(id).flatMap(desk::find), desk.actions());
    }

    private void show(Seen seen) {
        payers.show(seen.found(), chosen);
        actions.show(seen.actions());
        account.setVisible(seen.account().isPresent());
        seen.account().filter(one -> one.payer().id().equals(chosen)).ifPresent(one -> {
            balance.show(one.payer());
            purchases.show(one.payer().username(), one.purchases());
            postings.show(one.payer().id(), one.postings());
            invoices.show(one.invoices());
        });
    }

    private void choose(UUID id) {
        if (!id.equals(chosen)) {
            chosen = id;
            form.leave();
            refund.leave();
            usageRefund.leave();
            ask();
        }
    }

    private void preview(Adjustment wish) {
        UUID id = chosen;
        if (id != null) {
            page().run(() -> desk.preview(id, wish), after -> form.looked(wish, after), this::refuse);
        }
    }

    private void book(Adjustment wish, long after) {
        UUID id = chosen;
        if (id != null) {
            String text = payers.query();
            page().run(
                            () -> {
                                desk.adjust(id, wish, after);
                                return look(text, id);
                            },
                            seen -> {
                                show(seen);
                                form.booked();
                            },
                            this::refuse);
        }
    }

    private void refund(RefundWish wish) {
        UUID id = chosen;
        if (id != null) {
            String text = payers.query();
            page().run(
                            () -> {
                                desk.refund(id, wish);
                                return look(text, id);
                            },
                            seen -> {
                                show(seen);
                                refund.refunded();
                            },
                            e -> {
                                refund.refused(String.valueOf(e.getMessage()));
                                ask();
                            });
        }
    }

    private void refundUsage(UsageRefund wish) {
        UUID id = chosen;
        if (id != null) {
            page().run(
                            () -> desk.refundUsage(id, wish),
                            isNew -> {
                                usageRefund.refunded(isNew);
                                ask();
                            },
                            e -> usageRefund.refused(String.valueOf(e.getMessage())));
        }
    }

    private void refuse(Exception e) {
        form.refused(String.valueOf(e.getMessage()));
    }

    private void older(long beforeSeq) {
        UUID id = chosen;
        if (id != null) {
            page().run(() -> desk.older(id, beforeSeq), more -> postings.add(id, more));
        }
    }

    private void open(Invoice invoice) {
        page().run(() -> desk.file(invoice.userId(), invoice.id()), wishes.open());
    }

    private void save(Invoice invoice) {
        page().run(
                        () -> desk.save(invoice.userId(), invoice.id()),
                        file -> wishes.notice().accept("Saved as " + file + "."));
    }
}
