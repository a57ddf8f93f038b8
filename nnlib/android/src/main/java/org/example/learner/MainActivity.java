package org.example.learner;

import android.app.Activity;
import android.os.Bundle;
import android.util.Log;
import android.widget.Button;
import android.widget.LinearLayout;
import android.widget.TextView;
import java.io.IOException;

/** One button that trains, and one that asks what was learned. */
public final class MainActivity extends Activity {
    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        TextView answer = new TextView(this);
        Button train = new Button(this);
        train.setText(R.string.train);
        train.setOnClickListener(button -> TrainingJob.schedule(this));
        Button ask = new Button(this);
        ask.setText(R.string.ask);
        ask.setOnClickListener(button -> answer.setText(answer()));
        LinearLayout all = new LinearLayout(this);
        all.setOrientation(LinearLayout.VERTICAL);
        all.addView(train);
        all.addView(ask);
        all.addView(answer);
        setContentView(all);
    }

    private String answer() {
        Learner learner = new Learner(getFilesDir());
        try {
            return learner.hasLearned()
                    ? getString(R.string.answer, learner.probability(1, 0))
                    : getString(R.string.untrained);
        } catch (IOException e) {
            Log.e("learner", "the model cannot be read", e);
            return e.getMessage();
        }
    }
}
