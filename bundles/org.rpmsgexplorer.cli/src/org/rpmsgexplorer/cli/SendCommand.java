// SPDX-License-Identifier: EPL-2.0
package org.rpmsgexplorer.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.rpmsgexplorer.core.BoardException;
import org.rpmsgexplorer.core.connection.Connection;
import org.rpmsgexplorer.core.connection.Endpoint;
import org.rpmsgexplorer.core.connection.EndpointSpec;
import org.rpmsgexplorer.core.connection.Inbox;
import org.rpmsgexplorer.core.connection.ReceivedMessage;
import org.rpmsgexplorer.core.connection.Way;
import org.rpmsgexplorer.core.payload.PayloadText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends messages and, if asked, waits for the answers. */
@Command(name = "send", mixinStandardHelpOptions = true,
        description = {"Send a message, once or repeatedly, and show the answer.",
                "A destination that the remote does not know cannot be detected: the message is dropped there without a word, and"
                        + " this command succeeds. Only an answer (--wait) proves that somebody is there."},
        footer = {"", "Examples:", "  rpmsg send rpmsg-echo hello --wait 1",
                "  rpmsg send 0x400 'on\\n' --repeat 10 --interval 0.5",
                "  rpmsg send 0x400 --hex \"01 ff\"", "  head -c 64 /dev/urandom | rpmsg send 0x400 --file -"})
final class SendCommand implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_REPEAT = 1_000_000_000;
    private static final int SHOWN = 64;
    private static final long PROGRESS_NANOS = 100_000_000;

    @Mixin
    private BoardOption board;

    @Parameters(index = "0", paramLabel = "PEER", description = EndpointOptions.PEER)
    private String peer;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = {"The message as text.", Payloads.ESCAPES})
    private String text;

    @Mixin
    private MessageOptions message;

    @Mixin
    private EndpointOptions options;

    @Option(names = "--repeat", paramLabel = "N", defaultValue = "1",
            description = "How often to send the message. Default: ${DEFAULT-VALUE}.")
    private int repeat;

    @Option(names = "--interval", paramLabel = "SECONDS", defaultValue = "0", converter = Seconds.class,
            description = "From one message to the next, at least. Default: none, as fast as each is taken.")
    private Duration interval;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0", converter = Seconds.class,
            description = "How long to wait for the answer to each message: the next one that comes. Without one the"
                    + " command fails. Default: not at all.")
    private Duration wait;

    @Option(names = "--json", description = "Print JSON. With --wait it has all answers, so that --repeat is up to "
            + SendAnswers.MOST + " then.")
    private boolean json;

    /** What is printed as JSON; an answer that did not come is null. */
    private record Sent(Opened endpoint, int length, String hex, int sent, double seconds,
            List<SendAnswers.Answer> answers) {
    }

    private record Opened(String control, Way way, String name, OptionalLong source, OptionalLong destination) {
        static Opened of(EndpointSpec spec) {
            return new Opened(spec.control(), spec.way(), spec.name(), Addresses.known(spec.source()),
                    Addresses.known(spec.destination()));
        }
    }

    @Override
    public Integer call() throws Exception {
        if (repeat < 1 || repeat > MAX_REPEAT) {
            throw new UsageException("A message can be sent 1 to " + MAX_REPEAT + " times, not " + repeat);
        } else if (json && !wait.isZero() && repeat > SendAnswers.MOST) {
            throw new UsageException("--json has the answers to up to " + SendAnswers.MOST + " messages, not to " + repeat);
        }
        EndpointOptions.refuseAny(peer);
        byte[] payload = message.payload(text);
        try (Interrupt interrupt = new Interrupt(); Connection connection = board.connect();
                Inbox inbox = connection.newInbox()) {
            EndpointSpec spec = options.resolve(connection.devices(), peer);
            SendAnswers answers = new SendAnswers(json);
            try (Endpoint endpoint = connection.open(spec, inbox.listener(0))) {
                send(endpoint, inbox, payload, answers, interrupt);
            }
            if (answers.missing() > 0) {
                throw noAnswer(answers.missing());
            }
        }
        return 0;
    }

    private BoardException noAnswer(long missing) {
        String what = repeat == 1 ? "The message was sent, but no answer came" : missing + " messages had no answer";
        return new BoardException(what + " within " + Seconds.format(wait) + " s", "Does the remote have an endpoint at this"
                + " address? A message to an unknown address is dropped there without a word.", null);
    }

    /** Sends until all is sent, or Ctrl-C; tells what was sent also where it fails. */
    private void send(Endpoint endpoint, Inbox inbox, byte[] payload, SendAnswers answers, Interrupt interrupt)
            throws BoardException {
        int sent = 0;
        long start = System.nanoTime();
        try (StepLine steps = new StepLine()) {
            long shown = start;
            while (sent < repeat && !interrupt.asked()) {
                pause(start + sent * interval.toNanos());
                inbox.takeAll(0, TimeUnit.SECONDS);
                endpoint.send(payload, DEADLINE);
                sent++;
                if (repeat == 1 && !json) {
                    System.out.println("Sent " + what(endpoint.spec(), payload));
                }
                if (!wait.isZero()) {
                    answer(inbox, sent, answers);
                }
                if (repeat > 1 && System.nanoTime() - shown > PROGRESS_NANOS) {
                    steps.step(sent + " of " + repeat + " messages sent");
                    shown = System.nanoTime();
                }
            }
        } catch (InterruptedException stopped) {
            // By Ctrl-C: what was sent is told below.
        } catch (BoardException failed) {
            if (!interrupt.asked()) {
                throw failed;
            }
        } finally {
            if (sent > 0) {
                print(endpoint.spec(), payload, sent, (System.nanoTime() - start) / 1e9, answers);
            }
        }
    }

    private static void pause(long until) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    }

    private void answer(Inbox inbox, int number, SendAnswers answers) throws InterruptedException, BoardException {
        ReceivedMessage came = inbox.next(wait.toNanos(), TimeUnit.NANOSECONDS);
        answers.add(came);
        if (!json && (came != null || repeat > 1)) {
            System.out.println("Answer" + (repeat > 1 ? " " + number : "") + (came == null
                    ? ": none within " + Seconds.format(wait) + " s"
                    : ", " + came.payload().length + " bytes: " + PayloadText.show(came.payload())));
        }
    }

    private void print(EndpointSpec spec, byte[] payload, int sent, double seconds, SendAnswers answers) {
        if (json) {
            Json.print(new Sent(Opened.of(spec), payload.length, PayloadText.hex(payload), sent, seconds,
                    answers.list()));
            return;
        }
        if (repeat > 1) {
            System.out.println("Sent " + (sent < repeat ? sent + " of " : "") + repeat
                    + String.format(Locale.ROOT, " messages in %.1f s, each ", seconds) + what(spec, payload));
        }
    }

    private static String what(EndpointSpec spec, byte[] payload) {
        return payload.length + " bytes to 0x" + Long.toHexString(spec.destination()) + ", " + spec.way() + " way"
                + (payload.length > 0 && payload.length <= SHOWN ? ": " + PayloadText.show(payload) : "");
    }
}
