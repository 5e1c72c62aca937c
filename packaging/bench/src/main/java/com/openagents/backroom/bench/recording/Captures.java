package com.openagents.backroom.bench.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The captured transcripts that recordings are made from: those beside the checkout where they are, else the two that
/// are in it.
public record Captures(List<Path> files) {
    private static final String BESIDE = "../shared/fixtures/claude-code/";

    private static final List<String> LARGE = List.of(
            "feature-and-resume/projects/-home-dev-acme-shop/eaaa37fc-b47b-4ba8-8815-4c2968dba887.jsonl",
            "compact/projects/-home-dev-acme-shop/1bcd8a16-2547-46dd-a94f-681cbd90cf2e.jsonl",
            "errors/projects/-home-dev-acme-shop/cc32ea6e-4c18-47b4-8714-38c666548a98.jsonl",
            "subagents/projects/-home-dev-acme-shop/0876b76d-833f-4383-9823-3d94319e0bfb.jsonl");

    private static final List<String> OWN = List.of(
            "embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude/feature.jsonl",
            "packaging/src/test/resources/errors.jsonl");

    public static Captures of(Path root) {
        List<Path> beside = LARGE.stream()
                .map(name -> root.resolve(BESIDE + name).normalize())
                .toList();
        boolean isThere = beside.stream().allMatch(Files::isReadable);
        return new Captures(isThere ? beside : OWN.stream().map(root::resolve).toList());
    }

    /// Their texts, in an order that does not change.
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        return List.copyOf(texts);
    }
}
