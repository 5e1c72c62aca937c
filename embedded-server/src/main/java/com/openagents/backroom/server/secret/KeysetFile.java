package com.openagents.backroom.server.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import com.openagents.backroom.server.config.PrivateFile;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// `keys/secrets.json`: the keys that seal cells, themselves sealed by the root key.
///
/// ```json
/// {"installation": "32 hexadecimal digits", "keyset": {"encryptedKeyset": "…", "keysetInfo": {…}}}
/// ```
record KeysetFile(Path file) {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /// @param sealed Tink's JSON of an encrypted keyset
    record Content(String installation, String sealed) {
        /// The keys, if this root key is the one that sealed them.
        Optional<KeysetHandle> open(RootKey root) throws GeneralSecurityException {
            Aead opener = aead(root);
            try {
                return Optional.of(TinkJsonProtoKeysetFormat.parseEncryptedKeyset(
                        sealed, opener, associatedData(installation), AeadConfig2026.get()));
            } catch (GeneralSecurityException e) {
                return Optional.empty(); // another key's, or damaged: a seal does not tell which
            }
        }
    }

    /// What the file says; empty when it is not there.
    Optional<Content> find() {
        try {
            JsonNode node = Json.parse(Files.readAllBytes(file));
            String installation = node.path("installation").asText();
            String keyset = Json.shared().writeValueAsString(node.path("keyset"));
            if (!installation.matches("[0-9a-f]{32}")) {
                throw damaged();
            }
            return Optional.of(new Content(installation, keyset));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (NotJsonException e) {
            throw damaged();
        } catch (IOException e) {
            throw new SecretException("The keys in " + file + " cannot be read; check the permissions of the file.", e);
        }
    }

    /// Writes the keys, sealed.
    void write(String installation, KeysetHandle keys, RootKey root) throws GeneralSecurityException {
        String sealed = TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(
                keys, aead(root), associatedData(installation), AeadConfig2026.get());
        try {
            String text = Json.shared()
                    .writeValueAsString(Json.shared()
                            .createObjectNode()
                            .put("installation", installation)
                            .set("keyset", Json.parse(sealed)));
            PrivateFile.write(file, text + "\n");
        } catch (JsonProcessingException | NotJsonException e) {
            throw new IllegalStateException("Tink writes JSON", e);
        } catch (IOException e) {
            throw new SecretException(
                    "The keys for stored secrets cannot be written to " + file
                            + "; check the disk and the permissions.",
                    e);
        }
    }

    private SecretException damaged() {
        return new SecretException("The keys in " + file + " are damaged: restore the file from a backup. Without it,"
                + " remove it, and everyone signs in to GitHub again.");
    }

    @AccessesPartialKey
    private static Aead aead(RootKey root) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(RootKey.BYTES)
                .setIvSizeBytes(IV_BYTES)
                .setTagSizeBytes(TAG_BYTES)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(root.bytes(), InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] associatedData(String installation) {
        return ("backroom|keyset|" + installation).getBytes(StandardCharsets.UTF_8);
    }
}
