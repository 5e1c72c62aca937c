package com.openagents.backroom.server.db;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.impl.IdentityConverter;

/// Bytes of a column as they are.
///
/// jOOQ itself gives them to H2 as a `java.sql.Blob`. H2 writes each into its store of large values first, twice, and
/// keeps it there until the database is closed (docs/decisions/proof.md). Public because generated classes of another
/// package make it.
public final class BytesBinding implements Binding<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<byte[], byte[]> converter() {
        return new IdentityConverter<>(byte[].class);
    }

    @Override
    public void sql(BindingSQLContext<byte[]> context) {
        context.render().sql(context.variable());
    }

    @Override
    public void set(BindingSetStatementContext<byte[]> context) throws SQLException {
        context.statement().setBytes(context.index(), context.value());
    }

    @Override
    public void get(BindingGetResultSetContext<byte[]> context) throws SQLException {
        context.value(context.resultSet().getBytes(context.index()));
    }

    @Override
    public void register(BindingRegisterContext<byte[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedure is called");
    }

    @Override
    public void get(BindingGetStatementContext<byte[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no procedure is called");
    }

    @Override
    public void set(BindingSetSQLOutputContext<byte[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no type is made of several");
    }

    @Override
    public void get(BindingGetSQLInputContext<byte[]> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("no type is made of several");
    }
}
