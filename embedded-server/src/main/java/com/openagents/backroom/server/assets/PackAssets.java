package com.openagents.backroom.server.assets;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Build step: names each file by its content, compresses it with Brotli and gzip, and writes an index.
///
/// Style sheets are packed last: names in their `url(…)` become those of the packed files. So do the names of modules
/// that a module imports, which are packed before it. What is packed already under
/// its name is left as it is: compressing takes seconds.
public final class PackAssets {
    /// Hexadecimal digits of the digest in a name; 64 bits never meet by chance.
    private static final int HASH_DIGITS = 16;

    /// Brotli's best, which costs seconds once and saves bytes at every visit.
    private static final int BROTLI_QUALITY = 11;

    private static final Pattern URL = Pattern.compile("url\\(\"?([\\w./-]+)\"?\\)");
    private static final Pattern IMPORT = Pattern.compile("(from |import\\()\"\\./([\\w-]+\\.js)\"");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ttf", "font/ttf",
            "woff2", "font/woff2",
            "bin", "application/octet-stream",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, String> packed = new TreeMap<>();
    private final List<String> index = new ArrayList<>();
    private final Path target;
    private final boolean hasBrotli;

    private PackAssets(Path target, boolean hasBrotli) {
        this.target = target;
        this.hasBrotli = hasBrotli;
    }

    /// Packs files into one folder.
    ///
    /// @param args the folder to write to, then files and folders to read; what is not there is left out
    public static void main(String[] args) throws IOException {
        PackAssets pack = new PackAssets(Path.of(args[0]), Brotli4jLoader.isAvailable());
        if (!pack.hasBrotli) {
            System.err.println("no Brotli for this system: files for pages are packed with gzip only");
        }
        Files.createDirectories(pack.target);
        Map<String, Path> files = new TreeMap<>();
        for (int i = 1; i < args.length; i++) {
            collect(Path.of(args[i]), files);
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (!file.getKey().endsWith(".css")) {
                pack.addWithImports(file.getKey(), files);
            }
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (file.getKey().endsWith(".css")) {
                pack.add(file.getKey(), pack.withPackedNames(Files.readString(file.getValue())));
            }
        }
        pack.deleteOthers();
        Files.write(pack.target.resolve("index.txt"), pack.index);
    }

    private void deleteOthers() throws IOException {
        try (Stream<Path> all = Files.list(target)) {
            for (Path file : all.toList()) {
                if (!packed.containsValue(name(file).replaceFirst("\\.(gz|br)$", ""))) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void collect(Path source, Map<String, Path> files) throws IOException {
        if (!Files.exists(source)) {
            return;
        }
        try (Stream<Path> list = Files.walk(source)) {
            list.filter(Files::isRegularFile)
                    .filter(file -> type(name(file)).isPresent())
                    .forEach(file -> files.put(name(file), file));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Optional<String> type(String name) {
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(TYPES.get(suffix));
    }

    /// Packs a file, and before it the modules that it imports; those import it in no way.
    private void addWithImports(String name, Map<String, Path> files) throws IOException {
        Path file = files.get(name);
        if (packed.containsKey(name) || file == null) {
            return;
        }
        byte[] content = Files.readAllBytes(file);
        if (name.endsWith(".js")) {
            Matcher imports = IMPORT.matcher(new String(content, StandardCharsets.UTF_8));
            StringBuilder out = new StringBuilder();
            while (imports.find()) {
                addWithImports(imports.group(2), files);
                String hashed = packed.get(imports.group(2));
                if (hashed == null) {
                    throw new IllegalArgumentException(name + " imports " + imports.group(2) + ", which is not there");
                }
                imports.appendReplacement(out, Matcher.quoteReplacement(imports.group(1) + "\"./" + hashed + "\""));
            }
            content = imports.appendTail(out).toString().getBytes(StandardCharsets.UTF_8);
        }
        add(name, content);
    }

    private void add(String name, byte[] content) throws IOException {
        int dot = name.lastIndexOf('.');
        String hashed = name.substring(0, dot) + "." + hash(content) + name.substring(dot);
        packed.put(name, hashed);
        index.add(name + "\t" + hashed + "\t" + type(name).orElseThrow());
        if (!Files.exists(target.resolve(hashed))) {
            writeIfSmaller(hashed + ".gz", gzip(content), content);
            writeIfSmaller(hashed + ".br", brotli(content), content);
            Files.write(target.resolve(hashed), content);
        }
    }

    private void writeIfSmaller(String name, byte @Nullable [] compressed, byte[] content) throws IOException {
        if (compressed != null && compressed.length < content.length) {
            Files.write(target.resolve(name), compressed);
        }
    }

    private byte[] withPackedNames(String css) {
        Matcher urls = URL.matcher(css);
        StringBuilder out = new StringBuilder();
        while (urls.find()) {
            String path = urls.group(1);
            String name = path.substring(path.lastIndexOf('/') + 1);
            String hashed = packed.get(name);
            if (hashed == null) {
                throw new IllegalArgumentException("a style sheet names " + path + ", which is not there");
            }
            urls.appendReplacement(out, "url(\"" + hashed + "\")");
        }
        urls.appendTail(out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private byte @Nullable [] brotli(byte[] content) throws IOException {
        return hasBrotli ? Encoder.compress(content, new Encoder.Parameters().setQuality(BROTLI_QUALITY)) : null;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
