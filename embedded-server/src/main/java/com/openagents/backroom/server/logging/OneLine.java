package com.openagents.backroom.server.logging;

import com.openagents.backroom.server.redact.Redactor;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// Writes a log record as one line without secrets (requirement RD-06): time in UTC, level, logger, message, and the
/// stack
/// trace if there is one. Line ends and other control characters are encoded, so that a message can't forge a second
/// line
/// (ASVS 16.4.1).
public final class OneLine extends Formatter {
    static final String LEFT_OUT = "a record was left out because looking for secrets in it failed";

    private final Redactor redactor;

    public OneLine(Redactor redactor) {
        this.redactor = redactor;
    }

    @Override
    public String format(LogRecord logged) {
        String start = logged.getInstant() + " " + logged.getLevel().getName() + " ";
        return start + encoded(text(logged)) + "\n";
    }

    /// An edge: logging never fails, and never lets a text through that was not looked at (RD-05).
    private String text(LogRecord logged) {
        try {
            // Before encoding: a secret over several lines is found as it is.
            return redactor.redact(logged.getLoggerName() + ": " + formatMessage(logged) + trace(logged));
        } catch (RuntimeException | StackOverflowError e) {
            return LEFT_OUT;
        }
    }

    private static String trace(LogRecord logged) {
        if (logged.getThrown() == null) {
            return "";
        }
        StringWriter trace = new StringWriter();
        logged.getThrown().printStackTrace(new PrintWriter(trace));
        return "\n" + trace.toString().strip();
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean control = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
                    out.append(control ? "\\u%04x".formatted((int) c) : String.valueOf(c));
                }
            }
        }
        return out.toString();
    }
}
