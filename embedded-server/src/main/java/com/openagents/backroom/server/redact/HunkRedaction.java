package com.openagents.backroom.server.redact;

import com.openagents.backroom.server.redact.Scan.Span;
import java.util.ArrayList;
import java.util.List;

/// Redacts the lines of a hunk together: a private key spans many lines of a diff. The number of lines and their
/// signs stay.
///
/// The old and the new side are read apart, as each is a text of its own; a line that stands on both loses what is
/// secret on
/// either.
final class HunkRedaction {
    private final Redactor redactor;

    HunkRedaction(Redactor redactor) {
        this.redactor = redactor;
    }

    List<String> redact(List<String> lines) {
        List<List<Span>> perLine = new ArrayList<>();
        lines.forEach(line -> perLine.add(new ArrayList<>()));
        boolean clean = !collect(lines, '+', perLine);
        clean &= !collect(lines, '-', perLine);
        if (clean) {
            return lines;
        }
        List<String> redacted = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            redacted.add(redact(lines.get(i), perLine.get(i)));
        }
        return redacted;
    }

    /// Finds the secrets of the side without the lines of the other sign, and cuts them into lines.
    private boolean collect(List<String> lines, char otherSign, List<List<Span>> perLine) {
        StringBuilder side = new StringBuilder();
        int[] starts = new int[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            starts[i] = side.length();
            if (lines.get(i).isEmpty() || lines.get(i).charAt(0) != otherSign) {
                side.append(content(lines.get(i))).append('\n');
            }
        }
        List<Span> secrets = redactor.secrets(side.toString());
        int first = 0;
        for (Span secret : secrets) {
            while (first < lines.size() && end(starts, first, side.length()) <= secret.start()) {
                first++;
            }
            for (int i = first; i < lines.size() && starts[i] < secret.end(); i++) {
                if (end(starts, i, side.length()) == starts[i]) {
                    continue; // a line of the other side
                }
                int from = Math.max(0, secret.start() - starts[i]);
                int to = Math.min(content(lines.get(i)).length(), secret.end() - starts[i]);
                // Only the line in which a secret begins gets its mark.
                String kind = secret.start() >= starts[i] ? secret.kind() : "";
                perLine.get(i).add(new Span(Math.min(from, to), to, kind, secret.rule(), from));
            }
        }
        return !secrets.isEmpty();
    }

    private static int end(int[] starts, int line, int length) {
        return line + 1 < starts.length ? starts[line + 1] : length;
    }

    private static String redact(String line, List<Span> secrets) {
        if (secrets.isEmpty()) {
            return line;
        }
        String content = content(line);
        StringBuilder out = new StringBuilder(sign(line));
        int copied = 0;
        for (Span secret : Scan.merged(secrets)) {
            out.append(content, copied, secret.start());
            if (!secret.kind().isEmpty()) {
                out.append(Marks.of(secret.kind()));
            }
            copied = secret.end();
        }
        return out.append(content, copied, content.length()).toString();
    }

    private static String sign(String line) {
        return line.isEmpty() ? "" : line.substring(0, 1);
    }

    private static String content(String line) {
        return line.isEmpty() ? "" : line.substring(1);
    }
}
