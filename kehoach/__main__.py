"""The command: runs the command line and turns every failure into words and an exit code."""

import sys

from kehoach.problems import ExitCode, KehoachError


def main() -> None:
    """Entry point of ``kehoach``. Bad input ends with 2 and a sentence, our own fault with 3, Ctrl-C with 130."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may start in a code page without Vietnamese
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        from kehoach.cli.main import run

        code = run(sys.argv[1:])
    except KehoachError as error:
        for problem in error.problems:
            print(f"Lỗi: {problem}", file=sys.stderr)  # noqa: T201
        code = int(error.exit_code)
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)  # noqa: T201
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = ExitCode.DONE
    except OSError as error:
        from kehoach.files import reason

        name = f" {error.filename}" if error.filename else ""
        words = f"Lỗi: Không đọc hoặc ghi được tệp{name} ({reason(error)})\n  cách sửa: kiểm tra tên và quyền"
        print(words, file=sys.stderr)  # noqa: T201
        code = ExitCode.CANNOT_RUN
    except Exception as error:  # noqa: BLE001 - the last door: a fault of ours must still end in words
        code = _our_fault(error)
    sys.exit(code)


def _our_fault(error: Exception) -> int:
    """Say that it is our fault and keep the traceback in a file that the user can send."""
    import os
    import tempfile
    import traceback
    from pathlib import Path

    text = f"Lỗi của chương trình, không phải của bạn: {type(error).__name__}: {error}"
    try:
        handle, name = tempfile.mkstemp(prefix="kehoach-loi-", suffix=".txt")
        os.close(handle)
        log = Path(name)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        text += f"\n  cách sửa: gửi tệp {log} cho người phụ trách phần mềm"
    except OSError:
        pass
    print(text, file=sys.stderr)  # noqa: T201
    return ExitCode.OUR_FAULT


if __name__ == "__main__":
    main()
