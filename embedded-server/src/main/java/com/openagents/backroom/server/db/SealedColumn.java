package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.GithubRevocations.GITHUB_REVOCATIONS;
import static com.openagents.backroom.server.db.jooq.tables.GithubTokens.GITHUB_TOKENS;
import static com.openagents.backroom.server.db.jooq.tables.Installation.INSTALLATION;
import static com.openagents.backroom.server.db.jooq.tables.ProofKeys.PROOF_KEYS;
import static com.openagents.backroom.server.db.jooq.tables.Users.USERS;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A column whose values are sealed, row by row: what a rotation of keys goes through.
///
/// @param <K> what names a row
public final class SealedColumn<K> {
    private final TableField<?, K> key;
    private final TableField<?, String> text;
    private final Condition which;

    private SealedColumn(TableField<?, K> key, TableField<?, String> text, Condition which) {
        this.key = key;
        this.text = text;
        this.which = text.isNotNull().and(which);
    }

    /// One sealed value.
    ///
    /// @param row what names its row
    public record Value<K>(K row, String text) {}

    /// Every one there is.
    ///
    /// @param decisions names of the rows of `installation` that are sealed
    public static List<SealedColumn<?>> all(Set<String> decisions) {
        return List.of(
                new SealedColumn<>(GITHUB_TOKENS.USER_ID, GITHUB_TOKENS.TOKEN_SEALED, DSL.noCondition()),
                new SealedColumn<>(GITHUB_REVOCATIONS.ID, GITHUB_REVOCATIONS.TOKEN_SEALED, DSL.noCondition()),
                new SealedColumn<>(USERS.USER_ID, USERS.EMAIL, DSL.noCondition()),
                new SealedColumn<>(PROOF_KEYS.ID, PROOF_KEYS.PRIVATE_KEY_SEALED, DSL.noCondition()),
                new SealedColumn<>(INSTALLATION.NAME, INSTALLATION.TEXT, INSTALLATION.NAME.in(decisions)));
    }

    public String table() {
        return Objects.requireNonNull(text.getTable()).getName();
    }

    public String name() {
        return text.getName();
    }

    /// The values of the rows after one, in order.
    ///
    /// @param after null for the beginning
    public List<Value<K>> values(Transaction tx, @Nullable K after, int limit) {
        return tx.sql()
                .select(key, text)
                .from(text.getTable())
                .where(which, after == null ? DSL.noCondition() : key.gt(after))
                .orderBy(key)
                .limit(limit)
                .fetch(row -> new Value<>(row.value1(), row.value2()));
    }

    /// Puts a text in place of the one that was read, unless another came there meanwhile.
    public void replace(Transaction tx, Value<K> before, String anew) {
        tx.sql()
                .update(text.getTable())
                .set(text, anew)
                .where(key.eq(before.row()), text.eq(before.text()))
                .execute();
    }
}
