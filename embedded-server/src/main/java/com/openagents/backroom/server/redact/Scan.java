package com.openagents.backroom.server.redact;

import com.openagents.backroom.server.redact.Finding.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What all rules say about one text.
///
/// @param secrets places of secrets, in order, apart from each other
/// @param open places that more text decides; one that has not begun starts at the text's end
/// @param contextStart what stands before has no bearing on anything that may follow
record Scan(List<Span> secrets, List<Span> open, int contextStart) {
    private static final Scan NOTHING = new Scan(List.of(), List.of(), 0);

    /// A place of a text.
    ///
    /// @param rule index of the rule that found it; of several that begin together the first names it
    /// @param asked what the rule needs to see to find it again begins here
    record Span(int start, int end, String kind, int rule, int asked) {}

    /// @param more whether the text may go on
    /// @throws OverdueException when it takes longer than `patience`
    static Scan of(String text, List<? extends Rule> rules, Automaton automaton, boolean more, Patience patience) {
        Sight sight = new Sight(text, more);
        int[] askedUntil = new int[0];
        List<Span> secrets = List.of();
        List<Span> open = List.of();
        int context = Integer.MAX_VALUE;
        int state = automaton.start();
        int length = text.length();
        for (int i = 0; i < length; i++) {
            state = automaton.step(state, text.charAt(i));
            if (state >= 0) {
                continue;
            }
            state = ~state;
            if (askedUntil.length == 0) {
                askedUntil = new int[rules.size()];
            }
            for (Automaton.Hit hit : automaton.hits(state)) {
                int at = i + 1 - hit.length();
                if (at < askedUntil[hit.rule()]) {
                    continue;
                }
                Finding finding = rules.get(hit.rule()).seek(sight, at);
                patience.judged();
                if (finding.verdict() == Verdict.SECRET) {
                    secrets = with(secrets, finding, hit.rule(), at);
                } else if (finding.verdict() == Verdict.OPEN) {
                    open = with(open, finding, hit.rule(), at);
                    context = Math.min(context, at);
                }
                askedUntil[hit.rule()] = finding.end();
            }
        }
        if (!more) {
            return secrets.isEmpty() ? NOTHING : new Scan(merged(secrets), List.of(), length);
        }
        int start = sight.contextStart(Math.min(context, length - automaton.depth(state)));
        return new Scan(merged(secrets), open, start);
    }

    private static List<Span> with(List<Span> spans, Finding finding, int rule, int asked) {
        List<Span> grown = spans.isEmpty() ? new ArrayList<>() : spans;
        grown.add(new Span(finding.start(), finding.end(), finding.kind(), rule, asked));
        return grown;
    }

    /// Spans in order; those that overlap become one, named after the first one.
    static List<Span> merged(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::rule));
        List<Span> merged = new ArrayList<>();
        for (Span span : sorted) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || span.start() >= last.end()) {
                merged.add(span);
            } else {
                merged.set(
                        merged.size() - 1,
                        new Span(
                                last.start(),
                                Math.max(last.end(), span.end()),
                                last.kind(),
                                last.rule(),
                                Math.min(last.asked(), span.asked())));
            }
        }
        return merged;
    }
}
