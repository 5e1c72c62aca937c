package com.openagents.backroom.server.setup;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.Cell;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.secret.SecretException;
import java.lang.System.Logger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/* What the operator wrote into the console for one group of settings. The command line, the environment and the file go
 * first; what they leave out lies in the database, the secrets sealed. Any thread may call it.
 */
public final class OperatorSettings {
    private static final Logger LOG = System.getLogger(OperatorSettings.class.getName());

    /// Longer than any id, key, secret or address; what is sealed must fit its column.
    public static final int MAX_VALUE_CHARS = 300;

    private final SettingGroup group;
    private final Configuration configuration;
    private final InstallationStore decisions;
    private final SecretBox box;
    private final Redactor redactor;

    public OperatorSettings(
            SettingGroup group,
            Configuration configuration,
            InstallationStore decisions,
            SecretBox box,
            Redactor redactor) {
        this.group = group;
        this.configuration = configuration;
        this.decisions = decisions;
        this.box = box;
        this.redactor = redactor;
    }

    /// The settings, without what the operator wrote.
    public Configuration configuration() {
        return configuration;
    }

    /// The settings, and under them what the operator wrote.
    public Configuration merged() {
        Map<ConfigKey<?>, String> stored = new HashMap<>();
        group.keys().forEach(key -> stored(key).ifPresent(text -> stored.put(key, text)));
        return under(stored);
    }

    /// The settings, and under them what is written now; a secret that is empty is the stored one.
    ///
    /// @param written a text for each key of the group
    /// @throws ConfigException with a sentence when a text is too long or means nothing
    public Configuration overlaid(Map<ConfigKey<?>, String> written) {
        Map<ConfigKey<?>, String> all = new HashMap<>();
        written.forEach((key, text) -> {
            if (text.length() > MAX_VALUE_CHARS) {
                throw new ConfigException("At most " + MAX_VALUE_CHARS + " characters fit into " + key.name() + ".");
            }
            all.put(key, keepsStored(key, text) ? stored(key).orElse("") : text);
        });
        return under(all);
    }

    /// Stores what is written; an empty text takes back what was written before, an empty secret keeps it.
    public void save(Map<ConfigKey<?>, String> written) {
        written.forEach((key, text) -> {
            if (keepsStored(key, text)) {
                return;
            }
            if (text.isEmpty()) {
                decisions.delete(key.name());
            } else {
                box.run(seals -> {
                    decisions.save(key.name(), isSealed(key) ? seals.seal(cell(key), text) : text);
                });
            }
        });
    }

    /// Names of settings that come from the command line, the environment or the file.
    public Set<String> fixed() {
        return group.keys().stream()
                .filter(configuration::isSet)
                .map(ConfigKey::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Keeps the group's secrets out of everything that is written from now on.
    public void redact(Configuration known) {
        group.sealed().stream()
                .flatMap(key -> texts(known.value(key)))
                .filter(secret -> secret.length() >= Redactor.MIN_SECRET_CHARS)
                .forEach(secret -> redactor.register("setting", secret));
    }

    private static Stream<String> texts(Object value) {
        return switch (value) {
            case Optional<?> one -> one.stream().map(Object::toString);
            case Collection<?> some -> some.stream().map(Object::toString);
            default -> Stream.of(value.toString());
        };
    }

    private boolean keepsStored(ConfigKey<?> key, String text) {
        return text.isEmpty() && isSealed(key);
    }

    private boolean isSealed(ConfigKey<?> key) {
        return group.sealed().contains(key);
    }

    private Configuration under(Map<ConfigKey<?>, String> written) {
        Map<String, List<String>> values = new HashMap<>();
        written.forEach((key, text) -> {
            if (!text.isEmpty()) {
                values.put(key.name(), key.type().isList() ? List.of(text.split("[\\s,]+")) : List.of(text));
            }
        });
        return values.isEmpty() ? configuration : configuration.over(values, "the console");
    }

    /// What is stored for a key; a secret that does not open any more is none, and the operator enters it again.
    private Optional<String> stored(ConfigKey<?> key) {
        if (!isSealed(key)) {
            return decisions.find(key.name());
        }
        try {
            return box.use(seals -> decisions.find(key.name()).map(closed -> seals.open(cell(key), closed)));
        } catch (SecretException e) {
            LOG.log(Logger.Level.WARNING, "the stored " + key.name() + " does not open", e);
            return Optional.empty();
        }
    }

    private static Cell cell(ConfigKey<?> key) {
        return new Cell("installation", "text", key.name());
    }
}
