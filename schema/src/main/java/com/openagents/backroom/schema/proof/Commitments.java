package com.openagents.backroom.schema.proof;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.HudEnvelope.Clipped;
import com.openagents.backroom.schema.event.HudEvent;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Commits to the fields of events, so that each can be shown or kept back by itself. Used by one thread at a time.
///
/// ```
/// field salt = HMAC-SHA256(event salt, name of the field)
/// commitment = HMAC-SHA256(field salt, canonical JSON of the value)
/// ```
///
/// Without its salt, a commitment tells nothing of the value, however few values there may be.
public final class Commitments {
    /// The field that holds the ids of an event together: whose it is and where it came from.
    public static final String ORIGIN = "origin";

    private static final String HMAC = "HmacSHA256";
    private final Mac mac;

    public Commitments() {
        try {
            mac = Mac.getInstance(HMAC);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /// The fields that an event is committed to, each as canonical JSON: its own, what is clipped of them, and
    /// its origin.
    ///
    /// @param origin writes the ids
    public static SortedMap<String, String> fields(HudEvent event, List<Clipped> clipped, Consumer<FieldSink> origin) {
        return CanonicalFields.of(out -> {
            EventJson.writeBody(event, out);
            EventJson.writeClipped(clipped, out);
            out.object(ORIGIN, origin);
        });
    }

    /// The salt of one field.
    public byte[] fieldSalt(byte[] eventSalt, String field) {
        return hmac(eventSalt, field);
    }

    /// What a value commits to.
    ///
    /// @param canonical the value as canonical JSON
    public byte[] commitment(byte[] fieldSalt, String canonical) {
        return hmac(fieldSalt, canonical);
    }

    /// What all fields of an event commit to.
    ///
    /// @param fields canonical JSON by name
    public SortedMap<String, byte[]> of(byte[] eventSalt, SortedMap<String, String> fields) {
        List<byte[]> salts = new ArrayList<>(fields.size());
        use(eventSalt);
        fields.keySet().forEach(name -> salts.add(mac.doFinal(name.getBytes(StandardCharsets.UTF_8))));
        SortedMap<String, byte[]> commitments = new TreeMap<>();
        int i = 0;
        for (var field : fields.entrySet()) {
            commitments.put(field.getKey(), hmac(salts.get(i), field.getValue()));
            i++;
        }
        return commitments;
    }

    private byte[] hmac(byte[] key, String text) {
        use(key);
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private void use(byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(HMAC + " takes every key", e);
        }
    }
}
