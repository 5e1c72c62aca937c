package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;

/// One response of a session as far as it is known.
///
/// @param usage what it used by its newest row; nothing while no row that counts told of it
/// @param atMicros when that row was written, in microseconds since the epoch: what the log keeps of a time
/// @param isSaid whether it was heard to say something
/// @param isUsed whether a row that counts told what it used
record Response(ModelUsage usage, long atMicros, boolean isSaid, boolean isUsed) {
    static final Response UNKNOWN = new Response(ModelUsage.none(""), Long.MIN_VALUE, false, false);

    Response said() {
        return new Response(usage, atMicros, true, isUsed);
    }

    Response used(ModelUsage row, long rowMicros) {
        return new Response(row, rowMicros, isSaid, true);
    }

    /// The same without its usage.
    Response putAside() {
        return new Response(ModelUsage.none(""), Long.MIN_VALUE, isSaid, false);
    }

    boolean counts() {
        return isSaid || isUsed;
    }

    void write(FieldSink out) {
        usage.write(out);
        out.number("at", isUsed ? (Long) atMicros : null);
        out.flag("said", isSaid ? true : null);
    }

    static Response read(Fields in) {
        Long at = in.number("at");
        boolean isSaid = Read.flag(in, "said");
        return at == null
                ? new Response(ModelUsage.none(""), Long.MIN_VALUE, isSaid, false)
                : new Response(ModelUsage.read(in), at, isSaid, true);
    }
}
