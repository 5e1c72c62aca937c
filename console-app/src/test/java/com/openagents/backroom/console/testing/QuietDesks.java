package com.openagents.backroom.console.testing;

import com.openagents.backroom.console.Desks;
import com.openagents.backroom.console.billing.BillingDesk;
import com.openagents.backroom.console.settings.GitHubDesk;
import com.openagents.backroom.console.share.ShareDesk;
import com.openagents.backroom.console.stripe.StripeDesk;
import com.openagents.backroom.console.users.UserDesk;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.backoffice.Attention;
import com.openagents.backroom.server.backoffice.BillingOffice.Account;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.RefundWish;
import com.openagents.backroom.server.backoffice.StripeOffice;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.db.AccountStore.Counted;
import com.openagents.backroom.server.db.StripeEventStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.Findings;
import com.openagents.backroom.server.ledger.LedgerTxn;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A server with nothing to share, without people and without GitHub, for tests of other screens.
final class QuietDesks {
    private QuietDesks() {}

    static Desks all() {
        return new Desks(new NoShares(), new NoUsers(), new NoBilling(), new NoStripe(), new NoGitHub());
    }

    private static final class NoShares implements ShareDesk {
        @Override
        public Board board() {
            return new Board(List.of(), "http://127.0.0.1:8787", false, false);
        }

        @Override
        public void decide(HudId hud, UnaryOperator<HudSettings> change) {
            throw new IllegalStateException(hud + " is not known");
        }

        @Override
        public void confirm() {
            throw new IllegalStateException("nobody asked");
        }
    }

    private static final class NoUsers implements UserDesk {
        @Override
        public List<Counted> search(String text) {
            return List.of();
        }

        @Override
        public Access access(UUID person) {
            return new Access(List.of(), List.of());
        }

        @Override
        public void endSession(UUID person, UUID session) {
            throw unknown(person);
        }

        @Override
        public void endSessions(UUID person) {
            throw unknown(person);
        }

        @Override
        public void revoke(UUID person, UUID key) {
            throw unknown(person);
        }

        @Override
        public void delete(UUID person) {
            throw unknown(person);
        }

        private static IllegalStateException unknown(UUID person) {
            return new IllegalStateException(person + " is not known");
        }
    }

    private static final class NoGitHub implements GitHubDesk {
        @Override
        public Standing standing() {
            GitHubApp.Entry entry = new GitHubApp.Entry("", "", "https://github.com", "read:user");
            return new Standing(
                    new GitHubApp.Setup(entry, false, Set.of()),
                    "http://127.0.0.1:8787/api/auth/github/callback",
                    new OperatorLink.State.Unlinked());
        }

        @Override
        public void save(GitHubApp.Entry entry) {
            throw new IllegalStateException("nothing is stored here");
        }

        @Override
        public GitHubApp.Check check(GitHubApp.Entry entry) {
            return new GitHubApp.Check(false, "Nobody answers here.");
        }

        @Override
        public void startLink() {
            throw new IllegalStateException("nobody answers here");
        }

        @Override
        public void cancelLink() {}

        @Override
        public void unlink() {}
    }

    private static final class NoBilling implements BillingDesk {
        @Override
        public List<Payer> search(String text) {
            return List.of();
        }

        @Override
        public Optional<Account> find(UUID person) {
            return Optional.empty();
        }

        @Override
        public List<LedgerTxn> older(UUID person, long beforeSeq) {
            return List.of();
        }

        @Override
        public Balance preview(UUID person, Adjustment wish) {
            throw new IllegalStateException(person + " is not known");
        }

        @Override
        public void adjust(UUID person, Adjustment wish, long after) {
            throw new IllegalStateException(person + " is not known");
        }

        @Override
        public void refund(UUID person, RefundWish wish) {
            throw new IllegalStateException(person + " is not known");
        }

        @Override
        public boolean refundUsage(UUID person, UsageRefund wish) {
            throw new AssertionError("not asked for");
        }

        @Override
        public Path file(UUID person, UUID invoice) throws IOException {
            throw new IOException(invoice + " is not known");
        }

        @Override
        public Path save(UUID person, UUID invoice) throws IOException {
            throw new IOException(invoice + " is not known");
        }

        @Override
        public Attention attention() {
            return Attention.NONE;
        }

        @Override
        public List<OperatorAction> actions() {
            return List.of();
        }
    }

    private static final class NoStripe implements StripeDesk {
        @Override
        public StripeOffice.Standing standing() {
            return new StripeOffice.Standing(
                    false,
                    "Billing is off.",
                    false,
                    Optional.empty(),
                    new StripeKeys.Setup("", false, 0, Set.of()),
                    "http://127.0.0.1:8787/webhooks/stripe",
                    List.of(),
                    new StripeOffice.Books(List.of(), Optional.empty()));
        }

        @Override
        public List<StripeEventStore.Row> events(String text, boolean onlyTroubled) {
            return List.of();
        }

        @Override
        public Optional<String> payload(String event) {
            return Optional.empty();
        }

        @Override
        public StripeEventStore.Row replay(String event) {
            throw new IllegalStateException(event + " is not known");
        }

        @Override
        public String reconcile() {
            throw new IllegalStateException("nobody answers here");
        }

        @Override
        public void resolve(String paymentIntent, String words) {
            throw new IllegalStateException(paymentIntent + " is not known");
        }

        @Override
        public Findings checkBooks() {
            return new Findings(Sessions.NOW, List.of());
        }

        @Override
        public void confirmLive() {
            throw new IllegalStateException("nobody asked");
        }

        @Override
        public void save(StripeKeys.Entry entry) {
            throw new IllegalStateException("nothing is stored here");
        }

        @Override
        public StripeKeys.Check check(StripeKeys.Entry entry) {
            return new StripeKeys.Check(false, "Nobody answers here.");
        }
    }
}
