package com.openagents.backroom.console.billing;

import com.openagents.backroom.server.backoffice.Attention;
import com.openagents.backroom.server.backoffice.BillingOffice.Account;
import com.openagents.backroom.server.backoffice.BillingOffice.Adjustment;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.Payer;
import com.openagents.backroom.server.backoffice.RefundWish;
import com.openagents.backroom.server.backoffice.UsageRefund;
import com.openagents.backroom.server.ledger.Balance;
import com.openagents.backroom.server.ledger.LedgerTxn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// People's credits as the operator sees them and puts them right. Every call may be slow; what can't be done is said
/// in
/// one sentence.
public interface BillingDesk {
    /// Those whose name contains a text; those who can't spend or have little left first.
    List<Payer> search(String text);

    /// One person's credits; nothing when they left.
    Optional<Account> find(UUID person);

    /// A person's postings before one.
    List<LedgerTxn> older(UUID person, long beforeSeq);

    /// What the balance would be after an adjustment.
    Balance preview(UUID person, Adjustment wish);

    /// Gives or takes credits, if the balance comes to what was seen.
    void adjust(UUID person, Adjustment wish, long after);

    /// Gives money of a purchase back, and takes the credits that go with it.
    void refund(UUID person, RefundWish wish);

    /// Gives back what a usage event cost.
    ///
    /// @return whether it was given back now; false when it had been before
    boolean refundUsage(UUID person, UsageRefund wish);

    /// A document as a file of its own, to be looked at.
    Path file(UUID person, UUID invoice) throws IOException;

    /// Puts a document where the operator finds downloads, over no file that is there.
    ///
    /// @return where it is
    Path save(UUID person, UUID invoice) throws IOException;

    /// What credits and payments need of the operator now.
    Attention attention();

    /// What operators did last.
    List<OperatorAction> actions();
}
