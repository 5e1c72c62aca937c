package com.openagents.backroom.bench.latency;

import com.openagents.backroom.bench.measure.Mark;

/// A row of a transcript, as the agent appends it, that says when it was written.
final class TimedLine {
    private static final String SESSION = "0f1e2d3c-4b5a-4697-8899-aabbccddeeff";

    private TimedLine() {}

    /// A line with its end, marked with this moment.
    ///
    /// @param number different ones make different responses
    static String now(int number) {
        return line(number, Mark.now());
    }

    /// A line without a mark, for the beginning of a file.
    static String first() {
        return line(0, "Reading the cart.");
    }

    private static String line(int number, String text) {
        String digits = String.format("%012d", number);
        return """
                {"parentUuid":null,"isSidechain":false,"type":"assistant","sessionId":"%1$s",\
                "uuid":"9d48a12d-31c5-4e8a-841d-%2$s","timestamp":"2026-11-23T09:17:21.407Z","cwd":"/home/bench/shop",\
                "version":"2.1.330","gitBranch":"main","requestId":"req_bench%2$s","message":{"id":"msg_bench%2$s",\
                "type":"message","role":"assistant","model":"claude-opus-5-5","content":[{"type":"text","text":"%3$s"}],\
                "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":5,"cache_creation_input_tokens":6120,\
                "cache_read_input_tokens":11234,"output_tokens":97}}}
                """.formatted(SESSION, digits, text);
    }
}
