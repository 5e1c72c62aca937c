package com.openagents.backroom.server.db;

import org.jooq.DSLContext;

/// A transaction in which stores work; open only while the work given to [Database#transact] runs.
public final class Transaction {
    private final DSLContext sql;

    Transaction(DSLContext sql) {
        this.sql = sql;
    }

    DSLContext sql() {
        return sql;
    }
}
