package dev.inkling.nnlib.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.inkling.nnlib.data.Toys;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.watch.Metrics;
import dev.inkling.nnlib.watch.Progress;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** How long a run still takes is said when its speed is known, and not before. */
class ClockTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 17;
    private final Clock clock = new Clock(() -> now);
    private final RunState state = new RunState();

    /** Trains for some seconds, looking at the watch ten times a second, at so many samples a second. */
    private void train(int seconds, int speed) {
        train(seconds, speed, at -> {});
    }

    private void train(int seconds, int speed, LongConsumer look) {
        for (int i = 0; i < 10 * seconds; i++) {
            now += SECOND / 10;
            clock.count(speed / 10);
            clock.update(state);
            look.accept(i);
        }
    }

    @Test
    void theFirstSecondPromisesNothing() {
        clock.start();
        train(1, 1000, at -> assertThat(clock.settledSpeed())
                .as("after tenth %d", at)
                .isNaN());
        assertThat(clock.speed()).isEqualTo(1000);
        train(1, 1000);
        assertThat(clock.settledSpeed()).isEqualTo(1000);
    }

    @Test
    void aSpeedThatStillGrowsIsNotBelieved() {
        clock.start();
        train(1, 100);
        train(1, 400);
        train(1, 900);
        assertThat(clock.settledSpeed()).isNaN();
        train(1, 1000);
        assertThat(clock.settledSpeed()).isEqualTo(1000);
    }

    @Test
    void afterTenSecondsAnUnsteadySpeedIsTheBestThereIs() {
        clock.start();
        for (int i = 0; i < 9; i++) {
            train(1, i % 2 == 0 ? 100 : 1000);
        }
        assertThat(clock.settledSpeed()).isNaN();
        train(1, 1000);
        assertThat(clock.settledSpeed()).isEqualTo(1000);
    }

    @Test
    void laterSecondsMoveItSlowly() {
        clock.start();
        train(2, 1000);
        train(1, 2000);
        assertThat(clock.settledSpeed()).isEqualTo(1250);
        train(60, 2000);
        assertThat(clock.settledSpeed()).isBetween(1999.0, 2000.0);
    }

    @Test
    void afterAPauseItStartsAnew() {
        clock.start();
        train(3, 1000);
        clock.stop(state);
        assertThat(clock.settledSpeed()).isEqualTo(1000);
        now += 3600 * SECOND;
        clock.start();
        assertThat(clock.settledSpeed()).isNaN();
        train(1, 500, at -> assertThat(clock.settledSpeed())
                .as("after tenth %d", at)
                .isNaN());
        train(1, 500);
        assertThat(clock.settledSpeed()).isEqualTo(500);
        assertThat(state.seconds).isEqualTo(5, within(1e-9));
    }

    @Test
    void whatIsLeftOutCountsNeitherForTimeNorForSpeed() {
        clock.start();
        for (int i = 0; i < 3; i++) {
            train(1, 1000);
            now += 7 * SECOND;
            clock.leaveOut();
        }
        assertThat(clock.settledSpeed()).isEqualTo(1000);
    }

    @Test
    void stepsOfManySecondsAreSecondsToo() {
        clock.start();
        for (int i = 0; i < 2; i++) {
            assertThat(clock.settledSpeed()).isNaN();
            now += 5 * SECOND;
            clock.count(50);
            clock.update(state);
        }
        assertThat(clock.settledSpeed()).isEqualTo(10);
    }

    @Test
    void theTimeLeftIsUnknownUntilThenAndNoneAtTheEnd() {
        RunSetup setup = new RunSetup();
        Linear net = new Linear(2, 1, new Generator(1));
        setup.optimizer = new SGD(net.parameters(), 0.1);
        setup.train = Toys.circles(200, 0.05f, 1);
        setup.batch = 20;
        setup.epochs = 100;
        state.metrics = new Metrics(setup.stepsPerEpoch(), List.of());
        LiveProgress live = new LiveProgress(setup);
        clock.start();
        train(1, 100);
        state.step = 5;
        live.note(Progress.State.RUNNING, state, 0.5, clock);
        assertThat(live.progress().secondsLeft()).isNaN();
        assertThat(live.progress().samplesPerSecond()).isEqualTo(100);
        train(1, 100);
        state.step = 10;
        live.note(Progress.State.RUNNING, state, 0.5, clock);
        assertThat(live.progress().secondsLeft()).isEqualTo(990 * 20 / 100.0);
        clock.start();
        live.note(Progress.State.RUNNING, state, 0.5, clock);
        assertThat(live.progress().secondsLeft()).isNaN();
        live.note(Progress.State.FINISHED, state, 0.5, clock);
        assertThat(live.progress().secondsLeft()).isZero();
    }
}
