package dev.inkling.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.WindowConstants;

/**
 * The phone's screen as a window of the desktop: the mouse is the finger, the keyboard the keyboard, Esc is Back, and
 * Ctrl-Q closes it.
 */
final class PhoneWindow {
    private static final int COMMAND = Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx();

    private final FrameLoop loop;
    private final Input input;
    private final Screen screen;
    private final SharedClipboard clipboard;
    private final Phone phone = new Phone();
    private final JLabel line = new JLabel(" ");
    private String shownLine = "";

    private PhoneWindow(
            FrameLoop loop,
            Input input,
            Screen screen,
            SharedClipboard clipboard,
            Consumer<Component> onOpened,
            String title) {
        this.clipboard = clipboard;
        this.loop = loop;
        this.input = input;
        this.screen = screen;
        JFrame frame = new JFrame(title);
        frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent e) {
                loop.close();
            }
        });
        line.setBorder(BorderFactory.createEmptyBorder(4, 10, 4, 10));
        frame.add(phone, BorderLayout.CENTER);
        frame.add(line, BorderLayout.SOUTH);
        Mouse mouse = new Mouse();
        phone.addMouseListener(mouse);
        phone.addMouseMotionListener(mouse);
        phone.addMouseWheelListener(mouse);
        Keyboard keyboard = new Keyboard();
        phone.addKeyListener(keyboard);
        phone.addFocusListener(keyboard);
        phone.setPreferredSize(fitting(frame.getGraphicsConfiguration(), line.getPreferredSize().height));
        frame.pack();
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        phone.requestFocusInWindow();
        onOpened.accept(phone);
    }

    /** Opens the window on Swing's thread, and tells which it is; its pictures come from the loop. */
    static void open(
            FrameLoop loop,
            Input input,
            Screen screen,
            Announcements announcements,
            SharedClipboard clipboard,
            Consumer<Component> onOpened,
            String title) {
        EventQueue.invokeLater(() -> {
            // Dialogs in plain type, as everything else on a desktop.
            UIManager.put("swing.boldMetal", false);
            PhoneWindow window = new PhoneWindow(loop, input, screen, clipboard, onOpened, title);
            loop.post(() -> {
                loop.onPainted(window.phone::repaint);
                loop.onStep(() -> window.say(announcements.line()));
            });
        });
    }

    /**
     * The largest size with the phone's proportions that fits the desktop, at most one dot a pixel at double density.
     */
    private Dimension fitting(GraphicsConfiguration where, int below) {
        Rectangle desktop = where.getBounds();
        Insets bars = Toolkit.getDefaultToolkit().getScreenInsets(where);
        double room = desktop.height - bars.top - bars.bottom - below - 40;
        double scale = Math.min(0.5, Math.min(room / screen.height(), desktop.width * 0.95 / screen.width()));
        return new Dimension((int) (screen.width() * scale), (int) (screen.height() * scale));
    }

    /** Shows what a phone would show outside the app; called on Android's thread with each step. */
    private void say(String words) {
        if (!words.equals(shownLine)) {
            shownLine = words;
            EventQueue.invokeLater(() -> line.setText(words.isEmpty() ? " " : words));
        }
    }

    /** The screen, scaled into whatever room the window has. */
    private final class Phone extends JComponent {
        private static final long serialVersionUID = 1L;

        Phone() {
            setOpaque(true);
            setFocusable(true);
            // Tab belongs to the app.
            setFocusTraversalKeysEnabled(false);
        }

        Viewport view() {
            return Viewport.of(screen.width(), screen.height(), getWidth(), getHeight());
        }

        @Override
        protected void paintComponent(Graphics g) {
            Viewport view = view();
            if (view.width() < getWidth() || view.height() < getHeight()) {
                g.setColor(Color.DARK_GRAY);
                g.fillRect(0, 0, getWidth(), getHeight());
            }
            Graphics2D smooth = (Graphics2D) g;
            smooth.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            screen.show(smooth, view.left(), view.top(), view.width(), view.height());
            Toolkit.getDefaultToolkit().sync();
            loop.pictureShown();
        }
    }

    /** What the mouse does at a place of the phone, on Android's thread. */
    private interface Touch {
        void at(float x, float y, long when);
    }

    /** The left button is the finger, the wheel scrolls. */
    private final class Mouse extends MouseAdapter {
        private void send(MouseEvent e, Touch touch) {
            Viewport view = phone.view();
            float x = view.phoneX(e.getX());
            float y = view.phoneY(e.getY());
            long nanos = System.nanoTime();
            loop.post(() -> touch.at(x, y, loop.uptimeAt(nanos)));
        }

        @Override
        public void mousePressed(MouseEvent e) {
            phone.requestFocusInWindow();
            if (SwingUtilities.isLeftMouseButton(e)) {
                send(e, input::down);
            }
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
                send(e, input::move);
            }
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            if (SwingUtilities.isLeftMouseButton(e)) {
                send(e, input::up);
            }
        }

        @Override
        public void mouseWheelMoved(MouseWheelEvent e) {
            float by = (float) -e.getPreciseWheelRotation();
            send(e, (x, y, when) -> input.wheel(x, y, by));
        }
    }

    /** Characters go to the focused field, other keys as Android's keys. */
    private final class Keyboard extends KeyAdapter implements FocusListener {
        @Override
        public void focusGained(FocusEvent e) {
            // The app may offer to paste before a key asks for it.
            String text = SharedClipboard.onDesktop();
            loop.post(() -> {
                clipboard.take(text);
                input.keyboard(true);
            });
        }

        @Override
        public void focusLost(FocusEvent e) {
            loop.post(() -> input.keyboard(false));
        }

        @Override
        public void keyTyped(KeyEvent e) {
            char typed = e.getKeyChar();
            if (Keys.isText(typed, e.getModifiersEx(), COMMAND)) {
                loop.post(() -> input.character(typed));
            }
        }

        @Override
        public void keyPressed(KeyEvent e) {
            int held = e.getModifiersEx();
            if ((held & COMMAND) != 0 && e.getKeyCode() == KeyEvent.VK_Q) {
                loop.close();
                return;
            }
            int code = Keys.code(e.getKeyCode(), held, COMMAND);
            if (code != Keys.NONE) {
                if (e.getKeyCode() == KeyEvent.VK_V) {
                    String text = SharedClipboard.onDesktop();
                    loop.post(() -> clipboard.take(text));
                }
                int meta = Keys.meta(held, COMMAND);
                loop.post(() -> input.key(code, meta));
            }
        }
    }
}
