package com.openagents.backroom.server.proof;

import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.server.db.ProofStore;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.Seals;
import com.openagents.backroom.server.secret.SecretException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The key with which this installation signs: Ed25519 (RFC 8032) by the JDK. Any thread may use it.
///
/// @param id SHA-256 of the public key, hexadecimal
record SigningKey(String id, PrivateKey privateKey) {
    static final String ALGORITHM = "Ed25519";

    /// A new key, as it is stored.
    static ProofStore.Key fresh(Seals seals) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            String id = id(spki);
            String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return new ProofStore.Key(id, Base64.getEncoder().encodeToString(spki), seals.seal(cell(id), secret));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// The key as it was stored.
    ///
    /// @throws SecretException when it does not open
    static SigningKey open(ProofStore.Key stored, Seals seals) {
        try {
            byte[] pkcs8 = Base64.getDecoder().decode(seals.open(cell(stored.id()), stored.sealed()));
            return new SigningKey(
                    stored.id(), KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new SecretException("The key that signs the log cannot be used; look into the log.", e);
        }
    }

    Checkpoint sign(Checkpoint unsigned) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(unsigned.statement());
            return unsigned.signed(id, Base64.getEncoder().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    static String id(byte[] spki) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spki));
    }

    private static Cell cell(String id) {
        return new Cell("proof_keys", "private_key_sealed", id);
    }

    /// Nothing of the private key: this text may end up in a log.
    @Override
    public String toString() {
        return "SigningKey " + id;
    }
}
