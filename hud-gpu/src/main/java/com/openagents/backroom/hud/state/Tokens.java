package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;

/// Counts of tokens by what they cost.
public record Tokens(long input, long output, long cacheRead, long cacheWrite) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0);

    public Tokens plus(Tokens that) {
        return new Tokens(
                input + that.input, output + that.output, cacheRead + that.cacheRead, cacheWrite + that.cacheWrite);
    }

    public Tokens minus(Tokens that) {
        return new Tokens(
                input - that.input, output - that.output, cacheRead - that.cacheRead, cacheWrite - that.cacheWrite);
    }

    /// What the model read for its response: the use of its context window.
    public long inputSide() {
        return input + cacheRead + cacheWrite;
    }

    public long total() {
        return inputSide() + output;
    }

    void write(FieldSink out) {
        out.number("input_tokens", input);
        out.number("output_tokens", output);
        out.number("cache_read_tokens", cacheRead);
        out.number("cache_write_tokens", cacheWrite);
    }

    static Tokens read(Fields in) {
        return new Tokens(
                Read.number(in, "input_tokens"),
                Read.number(in, "output_tokens"),
                Read.number(in, "cache_read_tokens"),
                Read.number(in, "cache_write_tokens"));
    }
}
