"""The fake desktop without a server: picture, mouse, keyboard, files, shell."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image

from cyberdesk.emulator import CommandOutput, CyberdeskEmulator, Desktop
from cyberdesk.emulator._desktop.files import HOME, FileProblem, absolute
from cyberdesk.emulator._desktop.keyboard import parse_keys
from cyberdesk.emulator._desktop.picture import png
from cyberdesk.emulator._desktop.shell import shortened
from cyberdesk.emulator._state.desktops import Field, Focus, Scene, Window


@pytest.fixture
def desktop() -> Desktop:
    return CyberdeskEmulator().desktop()


def test_the_picture_shows_what_happens(desktop: Desktop) -> None:
    pictures = [desktop.scene()]
    desktop.show("Orders", "Hello", fields={"Customer": ""}, buttons=["Save"])
    pictures.append(desktop.scene())
    desktop.type("Doe")
    pictures.append(desktop.scene())
    desktop.move(10, 700)
    pictures.append(desktop.scene())
    desktop.click(*desktop.place_of("Save"))
    pictures.append(desktop.scene())
    desktop.close("Orders")
    pictures.append(desktop.scene())

    drawn = [png(scene) for scene in pictures]
    assert len(set(drawn)) == len(drawn)
    for picture in drawn:
        with Image.open(io.BytesIO(picture)) as image:
            assert (image.format, image.size) == ("PNG", (1024, 768))


def test_the_same_scene_gives_the_same_picture() -> None:
    def draw() -> bytes:
        png.cache_clear()
        window = Window(title="T" * 200, text="word " * 900 + "\n\tx", fields=(Field(label="L", value="v" * 300),))
        focus = Focus(field=0, selected=True)
        moment = datetime(2026, 1, 1, tzinfo=UTC)
        return png(Scene(hostname="h", moment=moment, windows=(window,) * 7, focus=focus, clicked=(3, 3)))

    assert draw() == draw()


def test_a_click_focuses_what_it_hits(desktop: Desktop) -> None:
    desktop.show("Back", "text")
    desktop.show("Form", fields={"A": "", "B": ""}, buttons=["OK", "Cancel"])
    desktop.click(*desktop.place_of("B"))
    desktop.type("to B")
    desktop.click(*desktop.place_of("Cancel"))
    desktop.type("!")
    assert desktop.fields == {"A": "", "B": "to B"}
    assert desktop.text == "!"
    desktop.click(210, 75)  # the corner of the window below
    assert desktop.windows[-1] == "Back"
    assert [action.get("target") for action in desktop.actions if action["action"] == "click"] == [
        "B",
        "Cancel",
        "Back",
    ]
    desktop.click(200 + 640 - 20, 64 + 10)  # its cross
    assert desktop.windows[-1] == "Form"
    desktop.click(5, 700)
    desktop.type("into nothing")
    assert desktop.fields["B"] == "to B"


def test_windows_are_dragged_by_their_title(desktop: Desktop) -> None:
    desktop.show("W")
    desktop.drag((300, 70), (400, 170))
    assert (desktop.scene().windows[0].x, desktop.scene().windows[0].y) == (300, 164)
    assert desktop.pointer == (400, 170)
    desktop.drag((400, 400), (500, 500))
    assert desktop.scene().windows[0].x == 300


def test_the_pointer_stops_at_the_edge(desktop: Desktop) -> None:
    desktop.move(5000, -3)
    assert desktop.pointer == (1023, 0)


def test_buttons_and_keys_can_be_held(desktop: Desktop) -> None:
    desktop.click(button="right", down=True)
    desktop.key("shift", down=True)
    record = desktop._desktops.record(desktop._machine_id)  # pyright: ignore[reportPrivateUsage]
    assert (record.buttons_down, record.keys_down) == (["right"], ["shift"])
    desktop.click(button="right", down=False)
    desktop.key("shift", down=False)
    assert (record.buttons_down, record.keys_down) == ([], [])


KEYS: list[tuple[str, str]] = [
    ("a b C", "oldabC"),
    ("space Return x", "old \nx"),
    ("shift+a plus", "oldA+"),
    ("BackSpace BackSpace", "o"),
    ("ctrl+a BackSpace", ""),
    ("ctrl+a Delete", ""),
    ("Delete", "old"),
    ("ctrl+a x", "x"),
    ("ctrl+a ctrl+c ctrl+v ctrl+v", "oldold"),
    ("ctrl+a ctrl+x", ""),
    ("ctrl+a ctrl+x ctrl+v", "old"),
    ("ctrl+v", "oldclip"),
    ("Escape F5 super alt+tab ctrl+shift+t", "old"),
]


@pytest.mark.parametrize(("keys", "text"), KEYS)
def test_keys(desktop: Desktop, keys: str, text: str) -> None:
    desktop.show("Notes", "old")
    desktop.clipboard = "clip"
    desktop.key(keys)
    assert desktop.text == text


def test_keys_between_fields_and_windows(desktop: Desktop) -> None:
    desktop.show("Form", fields={"A": "", "B": ""})
    desktop.key("1 Tab 2 Return Tab 3 shift+Tab 4")
    assert desktop.fields == {"A": "13", "B": "24"}
    desktop.key("alt+F4")
    assert desktop.windows == ()
    desktop.key("a ctrl+a Tab BackSpace")


@pytest.mark.parametrize("text", ["", "  ", "ctrl+", "a+b", "ctrl++c"])
def test_what_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="chord|keys"):
        parse_keys(text)


def test_modifiers_stand_first() -> None:
    assert parse_keys("C+Ctrl+SHIFT Enter +") == [("ctrl", "shift", "C"), ("return",), ("+",)]


PATHS = [
    (".", HOME),
    ("~", HOME),
    ("~/a", f"{HOME}/a"),
    ("%UserProfile%\\a", f"{HOME}/a"),
    ("a\\b/../c", f"{HOME}/a/c"),
    ("c:\\x\\", "C:/x"),
    ("/x", "C:/x"),
    ("D:", "D:"),
    ("C:/../../x", "C:/x"),
]


@pytest.mark.parametrize(("path", "whole"), PATHS)
def test_paths(path: str, whole: str) -> None:
    assert absolute(path) == whole


@pytest.mark.parametrize("path", ["a\0b", "a|b", "C:/a:b", 'x"y'])
def test_what_is_no_path(path: str) -> None:
    with pytest.raises(FileProblem):
        absolute(path)


def test_files(desktop: Desktop) -> None:
    desktop.write_file("~/Documents/New/a.txt", "ä")
    desktop.write_file("C:\\USERS\\Cyberdesk\\documents\\new\\A.TXT", b"!", append=True)
    assert desktop.read_file("~/Documents/New/a.txt") == "ä!".encode()
    assert desktop.list_files("~/Documents/New") == ["C:\\USERS\\Cyberdesk\\documents\\new\\A.TXT"]
    desktop.write_file("~/Documents/b.txt", "b")
    assert [path.rpartition("\\")[2] for path in desktop.list_files("~/Documents")] == ["New", "b.txt"]
    desktop.remove_file("~/Documents/New")
    assert not desktop.has_file("~/Documents/New/a.txt")


def test_what_cannot_be_done_with_files(desktop: Desktop) -> None:
    desktop.write_file("~/f", "x")
    for act in (
        lambda: desktop.read_file("~/none"),
        lambda: desktop.read_file("~"),
        lambda: desktop.list_files("~/f"),
        lambda: desktop.write_file("~/f/below", "x"),
        lambda: desktop.write_file("~/Documents", "x"),
        lambda: desktop.write_file("C:/Windows/System32/config/SAM", "x"),
        lambda: desktop.remove_file("~/none"),
    ):
        with pytest.raises(OSError, match=r"C:\\"):
            act()


COMMANDS: list[tuple[str, str, int]] = [
    ("echo hello world", "hello world\n", 0),
    ("Write-Output 'a; b'; echo \"c  d\"", "a; b\nc  d\n", 0),
    ("echo $env:USERNAME $unknown", "cyberdesk $unknown\n", 0),
    ("hostname", "emulated-1\n", 0),
    ("whoami", "emulated-1\\cyberdesk\n", 0),
    ("type ~/f.txt", "content", 0),
    ("cd Documents; pwd", "\nPath\n----\nC:\\Users\\cyberdesk\\Documents\n", 0),
    ("copy f.txt Documents; Get-Content Documents\\f.txt", "content", 0),
    ("move f.txt g.txt; cat g.txt; Remove-Item -Force g.txt", "content", 0),
    ("mkdir x/y; cd x/y", "", 0),
    ("exit 7; echo never", "", 7),
    ("", "", 0),
]


@pytest.mark.parametrize(("command", "stdout", "code"), COMMANDS)
def test_commands(desktop: Desktop, command: str, stdout: str, code: int) -> None:
    desktop.write_file("~/f.txt", "content")
    result = desktop.run(command)
    assert (result.stdout, result.stderr, result.exit_code) == (stdout, "", code)


@pytest.mark.parametrize(
    ("command", "stderr"),
    [
        ("frobnicate -x", "is not recognized"),
        ("type none.txt", "No such file"),
        ("cd", "path is missing"),
        ("exit x", "invalid literal"),
        ("echo 'open", "quotation"),
    ],
)
def test_commands_that_fail(desktop: Desktop, command: str, stderr: str) -> None:
    result = desktop.run(command)
    assert result.exit_code == 1
    assert stderr in result.stderr


def test_a_folder_is_listed(desktop: Desktop) -> None:
    desktop.write_file("~/f.txt", "content")
    listed = desktop.run("dir").stdout
    assert "Directory: C:\\Users\\cyberdesk" in listed
    assert listed.index("Documents") < listed.index("7 f.txt")


def test_commands_are_scripted(desktop: Desktop) -> None:
    desktop.on_command("get-service *", "all of them")
    desktop.on_command("Get-Service spooler", CommandOutput(stderr="gone", exit_code=3))
    desktop.on_command("calc *", lambda command: command.upper())
    assert desktop.run("Get-Service x").stdout == "all of them"
    assert desktop.run(" Get-Service Spooler ").exit_code == 3
    assert desktop.run("calc 1").stdout == "CALC 1"
    assert desktop.actions[-1] == {"action": "shell", "command": "calc 1"}


def test_long_output_loses_its_middle() -> None:
    text = shortened("a" * 20_000 + "b" * 20_000)
    assert len(text) < 20_100
    assert text.startswith("aaa")
    assert text.endswith("bbb")
    assert "20000 characters left out" in text


def test_there_must_be_such_a_machine() -> None:
    with pytest.raises(KeyError):
        CyberdeskEmulator(machines=0).desktop()
