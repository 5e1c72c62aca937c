package com.openagents.backroom.server.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.KeysetFile.Content;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/* Seals what must be read again (AES-256-GCM by Tink) and opens it. Any thread may call it.
 *
 *   root key (32 bytes: keychain | BACKROOM_KEK | keys/secrets.key)
 *     └─ seals keys/secrets.json: a keyset of AES256_GCM keys, one of them primary
 *          └─ seals cells: 0x01 | key id (4) | nonce (12) | ciphertext | tag (16), as Base64;
 *             associated data: table|column|row|1
 *
 * A random nonce allows 2^32 messages per key (NIST SP 800-38D, 8.3); a cell is sealed once per sign-in.
 *
 * A rotation ([KeyRotation]) makes a new primary key, seals every cell anew and throws the old key away. Two keys in the
 * file are one that is not finished. Seal and open within [#use], database and all, so that no key goes in between.
 *
 * The first sealing makes the keys. When there are keys and nothing opens them, the process does not start: it could
 * only throw away what was stored. docs/decisions/secrets-at-rest.md says why the places are asked in this order.
 */
public final class SecretBox {
    private static final Logger LOG = System.getLogger(SecretBox.class.getName());

    /// Tink's prefix of a ciphertext: a version byte, then the key's id.
    private static final int PREFIX_BYTES = 5;

    private static final int INSTALLATION_BYTES = 16;

    /// What is sealed or opened takes a statement of the database; far more than any needs.
    private static final Duration USE_PATIENCE = Duration.ofSeconds(60);

    private final KeysetFile file;
    private final List<KeyPlace> places;
    private final Redactor redactor;
    private final Uses uses = new Uses();
    private final Seals seals = new Seals(this);
    private @Nullable Keys keys;

    /// What is open.
    private record Keys(String installation, RootKey root, KeysetHandle keyset, Aead aead, KeyPlace place) {}

    private SecretBox(KeysetFile file, List<KeyPlace> places, Redactor redactor) {
        this.file = file;
        this.places = List.copyOf(places);
        this.redactor = redactor;
    }

    /// The box of a data folder. Its keys are opened now if there are any, else made when they are first needed.
    ///
    /// @param folder the data folder's `keys/`
    /// @param redactor is told the root key, so that it shows in no event and in no log
    /// @throws SecretException when there are keys and the root key is nowhere
    public static SecretBox open(Path folder, List<KeyPlace> places, Redactor redactor) {
        SecretBox box = new SecretBox(new KeysetFile(folder.resolve("secrets.json")), places, redactor);
        box.openIfThere();
        return box;
    }

    /// Where a root key may lie, in the order in which it is looked for.
    ///
    /// @param environment of this process
    /// @param folder the data folder's `keys/`
    public static List<KeyPlace> places(Map<String, String> environment, Path folder, boolean useKeychain) {
        List<KeyPlace> places = new ArrayList<>();
        if (useKeychain) {
            Keychain.of(environment).ifPresent(places::add);
        }
        places.add(new EnvironmentPlace(environment));
        places.add(new KeyFile(folder.resolve("secrets.key")));
        return places;
    }

    /// Does something with sealed values: reads them and opens them, or seals them and writes them. It must not wait
    /// for
    /// anything but the database, as a rotation waits for it.
    public <T extends @Nullable Object> T use(Function<Seals, T> work) {
        long begun = uses.begin();
        try {
            return work.apply(seals);
        } finally {
            uses.end(begun);
        }
    }

    /// The same for work that gives nothing back.
    public void run(Consumer<Seals> work) {
        use(seals -> {
            work.accept(seals);
            return null;
        });
    }

    String seal(Cell cell, String value) {
        try {
            byte[] sealed = required().aead().encrypt(value.getBytes(StandardCharsets.UTF_8), cell.associatedData());
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new SecretException("A secret could not be sealed; look into the log.", e);
        }
    }

    String open(Cell cell, String sealed) {
        try {
            byte[] value = required().aead().decrypt(Base64.getDecoder().decode(sealed), cell.associatedData());
            return new String(value, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretException(
                    "A stored secret in " + cell.table() + "." + cell.column()
                            + " does not open: it was changed, or sealed by other keys.",
                    e);
        }
    }

    boolean isOld(String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        return bytes.length < PREFIX_BYTES
                || ByteBuffer.wrap(bytes, 1, PREFIX_BYTES - 1).getInt()
                        != required().keyset().getPrimary().getId();
    }

    /// Makes a new newest key, unless an old one is still to go. The others open what they sealed, until
    /// [#retireOldKeys]; when this returns, nobody seals with one of them any more.
    ///
    /// @throws SecretException when somebody does for too long; it may be called again then
    void rotate() {
        synchronized (this) {
            Keys open = required();
            if (open.keyset().size() == 1) {
                replace(KeysetHandle.newBuilder(open.keyset())
                        .addEntry(KeysetHandle.importKey(fresh().getPrimary().getKey())
                                .makePrimary()));
            }
        }
        awaitUses();
    }

    /// Throws away all keys but the newest. Nothing may be sealed by an old one any more.
    ///
    /// @throws SecretException when somebody uses one for too long; it may be called again then
    void retireOldKeys() {
        awaitUses(); // what was read before it was sealed anew is opened first
        dropOldKeys();
    }

    private synchronized void dropOldKeys() {
        KeysetHandle keyset = required().keyset();
        KeysetHandle.Builder rest = KeysetHandle.newBuilder(keyset);
        for (int i = keyset.size() - 1; i >= 0; i--) {
            if (!keyset.getAt(i).isPrimary()) {
                rest.deleteAt(i);
            }
        }
        replace(rest);
    }

    /// How many keys can open something: none until something is sealed, two while a rotation is not finished.
    public synchronized int keyCount() {
        return keys == null ? 0 : keys.keyset().size();
    }

    private void awaitUses() {
        try {
            if (!uses.awaitEarlier(USE_PATIENCE)) {
                throw new SecretException("Something has used the old key for " + USE_PATIENCE.toSeconds()
                        + " s, so it was not thrown away. Run it again; what is done stays done.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretException(
                    "The rotation of keys was interrupted. Run it again; what is done stays done.", e);
        }
    }

    private void replace(KeysetHandle.Builder next) {
        Keys open = required();
        try {
            KeysetHandle keyset = next.build();
            file.write(open.installation(), keyset, open.root());
            keys = new Keys(open.installation(), open.root(), keyset, aead(keyset), open.place());
        } catch (GeneralSecurityException e) {
            throw new SecretException("The keys for stored secrets could not be changed; look into the log.", e);
        }
    }

    private synchronized Keys required() {
        Keys open = keys;
        return open != null ? open : make();
    }

    private synchronized void openIfThere() {
        Optional<Content> content = file.find();
        if (content.isEmpty()) {
            return;
        }
        String installation = content.get().installation();
        List<String> wrong = new ArrayList<>();
        for (KeyPlace place : places) {
            Optional<RootKey> root = place.find(installation);
            Optional<KeysetHandle> keyset = root.flatMap(key -> open(content.get(), key));
            if (root.isPresent() && keyset.isPresent()) {
                use(installation, root.get(), keyset.get(), place);
                return;
            }
            root.ifPresent(_ -> wrong.add(place.title()));
        }
        String found = wrong.isEmpty() ? "is nowhere" : "is not the one in " + String.join(" or ", wrong);
        throw new SecretException("The key that opens the stored secrets (" + file.file() + ") " + found
                + ": unlock the keychain or set BACKROOM_KEK to it. If it is lost, remove that file, and everyone signs"
                + " in to GitHub again.");
    }

    private Keys make() {
        byte[] random = new byte[INSTALLATION_BYTES];
        new SecureRandom().nextBytes(random);
        String installation = HexFormat.of().formatHex(random);
        try {
            KeysetHandle keyset = fresh();
            Rooted rooted = rooted(installation);
            file.write(installation, keyset, rooted.root());
            return use(installation, rooted.root(), keyset, rooted.place());
        } catch (GeneralSecurityException e) {
            throw new SecretException("The keys for stored secrets could not be made; look into the log.", e);
        }
    }

    private record Rooted(RootKey root, KeyPlace place) {}

    /// A key that somebody put into the environment is meant to be used; else a fresh one goes to the first place
    /// that takes it.
    private Rooted rooted(String installation) {
        for (KeyPlace place : places) {
            Optional<RootKey> given = place.find(installation);
            if (given.isPresent()) {
                return new Rooted(given.get(), place);
            }
        }
        RootKey fresh = RootKey.fresh();
        for (KeyPlace place : places) {
            if (place.keep(installation, fresh)) {
                return new Rooted(fresh, place);
            }
        }
        throw new IllegalStateException("a file takes every key");
    }

    private Keys use(String installation, RootKey root, KeysetHandle keyset, KeyPlace place) {
        redactor.register("root-key", root.text());
        try {
            Keys open = new Keys(installation, root, keyset, aead(keyset), place);
            keys = open;
            place.warning().ifPresent(warning -> LOG.log(Logger.Level.WARNING, warning));
            return open;
        } catch (GeneralSecurityException e) {
            throw new SecretException("The keys for stored secrets cannot be used; look into the log.", e);
        }
    }

    private static Optional<KeysetHandle> open(Content content, RootKey root) {
        try {
            return content.open(root);
        } catch (GeneralSecurityException e) {
            throw new SecretException("The keys for stored secrets cannot be used; look into the log.", e);
        }
    }

    private static KeysetHandle fresh() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES", e);
        }
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(AeadConfig2026.get(), Aead.class);
    }
}
