package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.OperatorActions.OPERATOR_ACTIONS;

import com.openagents.backroom.server.backoffice.ActionKind;
import com.openagents.backroom.server.backoffice.Deed;
import com.openagents.backroom.server.backoffice.OperatorAction;
import com.openagents.backroom.server.backoffice.Via;
import com.openagents.backroom.server.db.jooq.tables.OperatorActions;
import java.util.List;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Rows of `operator_actions`, which are only ever added.
public final class OperatorActionStore {
    public void add(Transaction tx, OperatorAction action) {
        Deed deed = action.deed();
        tx.sql()
                .insertInto(OPERATOR_ACTIONS)
                .set(OPERATOR_ACTIONS.REF, action.ref())
                .set(OPERATOR_ACTIONS.AT, action.at())
                .set(OPERATOR_ACTIONS.OPERATOR_ID, action.operatorId())
                .set(OPERATOR_ACTIONS.VIA, deed.via().wire())
                .set(OPERATOR_ACTIONS.KIND, deed.kind().wire())
                .set(OPERATOR_ACTIONS.SUBJECT, deed.subject())
                .set(OPERATOR_ACTIONS.USER_ID, deed.userId())
                .set(OPERATOR_ACTIONS.WORDS, deed.words())
                .set(OPERATOR_ACTIONS.STEP, action.step().wire())
                .set(OPERATOR_ACTIONS.OUTCOME, action.outcome())
                .execute();
    }

    /// The newest first; of what was begun and ended only the end.
    public List<OperatorAction> list(Transaction tx, int limit) {
        OperatorActions later = OPERATOR_ACTIONS.as("later");
        return tx.sql()
                .selectFrom(OPERATOR_ACTIONS)
                .where(DSL.notExists(DSL.selectOne()
                        .from(later)
                        .where(later.REF.eq(OPERATOR_ACTIONS.REF), later.ID.gt(OPERATOR_ACTIONS.ID))))
                .orderBy(OPERATOR_ACTIONS.ID.desc())
                .limit(limit)
                .fetch(OperatorActionStore::action);
    }

    private static OperatorAction action(Record row) {
        return new OperatorAction(
                row.get(OPERATOR_ACTIONS.REF),
                row.get(OPERATOR_ACTIONS.AT),
                row.get(OPERATOR_ACTIONS.OPERATOR_ID),
                new Deed(
                        Via.of(row.get(OPERATOR_ACTIONS.VIA)),
                        ActionKind.of(row.get(OPERATOR_ACTIONS.KIND)),
                        row.get(OPERATOR_ACTIONS.SUBJECT),
                        row.get(OPERATOR_ACTIONS.USER_ID),
                        row.get(OPERATOR_ACTIONS.WORDS)),
                OperatorAction.Step.of(row.get(OPERATOR_ACTIONS.STEP)),
                row.get(OPERATOR_ACTIONS.OUTCOME));
    }
}
