// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Vector;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;

/**
 * The private keys to sign in with to one host, in the order in which they are tried; used by the thread that connects.
 *
 * <p>As with ssh: keys that are named for the host come first, by the ssh-agent where it holds them, then the agent's
 * others; where none is named, the agent's come before the usual files.
 */
final class Keys implements IdentityRepository {
    private static final List<String> USUAL_FILES = List.of("id_ed25519", "id_ecdsa", "id_rsa");
    private static final String PUBLIC = ".pub";

    private final SshOptions options;
    private final Questions questions;
    private final List<Key> keys = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private List<Identity> agentKeys;

    /**
     * Finds the keys.
     *
     * @param questions where passphrases are asked for; where nobody answers, keys that need one are left out
     */
    Keys(SshOptions options, Questions questions) {
        this.options = options;
        this.questions = questions;
        if (!options.methods().contains("publickey")) {
            return;
        }
        boolean named = !options.identities().isEmpty();
        if (!named && !options.identitiesOnly()) {
            agentKeys().forEach(this::addOfAgent);
        }
        files(named).forEach(file -> addFile(file, named));
        if (named && !options.identitiesOnly()) {
            agentKeys().forEach(this::addOfAgent);
        }
    }

    private List<Path> files(boolean named) {
        return named ? options.identities() : USUAL_FILES.stream().map(options.folder()::resolve)
                .filter(file -> Files.exists(file) || Files.exists(publicFile(file))).toList();
    }

    private static Path publicFile(Path file) {
        return file.toString().endsWith(PUBLIC) ? file : file.resolveSibling(file.getFileName() + PUBLIC);
    }

    private void addFile(Path file, boolean named) {
        Optional<Identity> loaded = load(file, named);
        byte[] blob = loaded.map(Identity::getPublicKeyBlob).or(() -> Optional.ofNullable(publicKey(file)))
                .orElse(null);
        boolean locked = loaded.isEmpty() || loaded.get().isEncrypted();
        // Asking the agent costs a little, so only where the file alone is not enough.
        if (blob != null && (locked || agentKeys != null)) {
            for (Identity key : agentKeys()) {
                if (Arrays.equals(key.getPublicKeyBlob(), blob)) {
                    addOfAgent(key);
                    return;
                }
            }
        }
        if (loaded.isEmpty()) {
            return;
        } else if (locked && !questions.areAnswered()) {
            unusable.add(file + " has a passphrase");
        } else {
            keys.add(new Key(loaded.get(), file.toString(), blob, questions));
        }
    }

    private Optional<Identity> load(Path file, boolean named) {
        if (!Files.isRegularFile(file) || file.toString().endsWith(PUBLIC)) {
            if (named && !Files.exists(publicFile(file))) {
                unusable.add(file + " does not exist");
            }
            return Optional.empty();
        }
        try {
            JSch loader = new JSch();
            loader.addIdentity(file.toString());
            return Optional.of(loader.getIdentityRepository().getIdentities().get(0));
        } catch (JSchException | RuntimeException damaged) {
            unusable.add(file + " is not a private key that can be read");
            return Optional.empty();
        }
    }

    private static byte[] publicKey(Path file) {
        try {
            String[] words = Files.readString(publicFile(file)).strip().split("\\s+");
            return words.length < 2 ? null : Base64.getDecoder().decode(words[1]);
        } catch (IOException | IllegalArgumentException none) {
            return null;
        }
    }

    private void addOfAgent(Identity key) {
        byte[] blob = key.getPublicKeyBlob();
        if (keys.stream().noneMatch(other -> Arrays.equals(other.blob(), blob))) {
            keys.add(new Key(key, SafeText.line(key.getName()) + " (ssh-agent)", blob, questions));
        }
    }

    private List<Identity> agentKeys() {
        if (agentKeys == null) {
            agentKeys = List.of();
            String socket = options.agent().orElse(System.getenv("SSH_AUTH_SOCK"));
            if (socket != null && !socket.isEmpty() && !socket.equals("none")) {
                agentKeys = ask(Path.of(socket));
            }
        }
        return agentKeys;
    }

    private List<Identity> ask(Path socket) {
        try {
            return List.copyOf(new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities());
        } catch (AgentProxyException | RuntimeException silent) {
            unusable.add("the ssh-agent at " + socket + " does not answer");
            return List.of();
        }
    }

    /** Returns the keys that the host was asked about, by file or by the agent's comment. */
    List<String> tried() {
        return keys.stream().filter(Key::isTried).map(Key::getName).toList();
    }

    /** Returns which keys could not be tried, and why. */
    List<String> unusable() {
        return unusable;
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(keys);
    }

    @Override
    public String getName() {
        return "keys of this host";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {
        keys.forEach(Key::clear);
    }
}
