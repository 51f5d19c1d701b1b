// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.core.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.protocol.Reply;
import org.rpmsgexplorer.protocol.Request;

/**
 * Nodes that we created by an agent that has been lost since. It destroys them, unless it was killed: then they go here, exactly
 * those, and nothing that anybody else has left. Thread-safe.
 */
final class AbandonedNodes {
    private static final System.Logger LOG = System.getLogger(AbandonedNodes.class.getName());

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    void add(String node) {
        names.add(node);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    /**
     * Destroys those that are still there. What cannot be destroyed, because another program has it open, stays here.
     *
     * @throws BoardException where nothing else can be asked for either
     */
    void destroy(AgentSession agent) throws BoardException {
        Set<String> ours = Set.copyOf(names);
        if (ours.isEmpty()) {
            return;
        }
        try {
            Set<String> left = agent.call(new Request.ListLeftovers(), AgentSession.REPLY_LIMIT).nodes().stream()
                    .map(Reply.Leftover::node).filter(ours::contains).collect(Collectors.toSet());
            names.removeIf(node -> ours.contains(node) && !left.contains(node));
            for (String node : left) {
                destroy(agent, node);
            }
        } catch (BoardException failed) {
            pass(failed);
        }
    }

    private void destroy(AgentSession agent, String node) throws BoardException {
        try {
            agent.call(new Request.DestroyNode(node), AgentSession.REPLY_LIMIT);
            names.remove(node);
        } catch (BoardException refused) {
            pass(refused);
        }
    }

    private static void pass(BoardException failed) throws BoardException {
        if (failed.kind() == BoardException.Kind.LOST || failed.kind() == BoardException.Kind.CANCELLED) {
            throw failed;
        }
        LOG.log(System.Logger.Level.DEBUG, "A node of the agent before could not be destroyed", failed);
    }

    /** Looks for them no longer; who lists what was left sees them still. */
    void giveUp() {
        names.clear();
    }
}
