package com.openagents.backroom.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The memory of another JVM, seen from outside.
///
/// @param heapBytes in use after a collection
/// @param residentBytes after it
/// @param peakBytes the most that was resident at a time
public record ProcessMemory(long heapBytes, long residentBytes, long peakBytes) {
    private static final Pattern USED = Pattern.compile("\\bused (\\d+)K");
    private static final long ANSWER_SECONDS = 30;

    /// Collects its garbage and looks (jcmd of the JDK; /proc of Linux, proc(5)).
    public static ProcessMemory of(long pid) throws IOException, InterruptedException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            throw new IllegalStateException("resident memory is read from /proc, which this system lacks");
        }
        long peak = kilobytes(status, "VmHWM:");
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd GC.heap_info does not say what is used");
        }
        return new ProcessMemory(Long.parseLong(used.group(1)) * 1024, kilobytes(status, "VmRSS:") * 1024, peak * 1024);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command);
        try (OwnedProcess jcmd = OwnedProcess.start(new ProcessBuilder(line).redirectErrorStream(true))) {
            String answer = new String(jcmd.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.join(ANSWER_SECONDS) != 0) {
                throw new IllegalStateException("jcmd " + command + " failed: " + answer.strip());
            }
            return answer;
        }
    }

    private static long kilobytes(Path status, String field) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(status + " has no " + field));
    }
}
