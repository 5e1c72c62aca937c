package com.openagents.backroom.server.account;

import com.openagents.backroom.server.db.FormerPeopleStore;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.Transaction;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.Seals;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/* Who was here and left, so that credits for signing up are given once to a person. Any thread may call it.
 *
 * Of a person who left a mark stays: HMAC-SHA-256 (RFC 2104) of their id at GitHub. Ids are small numbers that anybody
 * can list, so a bare hash would name them; the key is random, this installation's own and lies sealed. A key that does
 * not open any more is replaced: who left before is somebody new then. docs/decisions/leaving-and-coming-again.md
 */
public final class FormerPeople {
    private static final Logger LOG = System.getLogger(FormerPeople.class.getName());

    private static final String ALGORITHM = "HmacSHA256";

    /// As long as the hash, which RFC 2104 asks for at least.
    private static final int KEY_BYTES = 32;

    /// Name of the row of `installation` with the key.
    public static final String KEY_NAME = "former-people.key";

    private static final Cell KEY_CELL = new Cell("installation", "text", KEY_NAME);

    private final InstallationStore decisions;
    private final SecretBox box;

    public FormerPeople(InstallationStore decisions, SecretBox box) {
        this.decisions = decisions;
        this.box = box;
    }

    /// What stays of a person who leaves.
    public String mark(String githubId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(githubId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// Notes of a new account whether its person was here before.
    ///
    /// @return whether they were
    public boolean recognize(Transaction tx, UUID userId, String mark) {
        return FormerPeopleStore.recognize(tx, userId, mark);
    }

    private synchronized byte[] key() {
        return box.use(this::key);
    }

    private byte[] key(Seals seals) {
        String text =
                decisions.find(KEY_NAME).map(stored -> opened(seals, stored)).orElse("");
        if (text.isEmpty()) {
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            text = Base64.getEncoder().encodeToString(bytes);
            decisions.save(KEY_NAME, seals.seal(KEY_CELL, text));
        }
        return Base64.getDecoder().decode(text);
    }

    private String opened(Seals seals, String sealed) {
        try {
            return seals.open(KEY_CELL, sealed);
        } catch (SecretException e) {
            LOG.log(
                    Logger.Level.WARNING,
                    "who left before is not known any more, as the key for that does not open",
                    e);
            return "";
        }
    }
}
