# Build build\windows\Newsreader-VERSION.exe, an installer that needs no administrator. WRITTEN BUT NOT RUN: no
# Windows was at hand. It follows the documentation of PyInstaller and Inno Setup 6; whoever runs it first should
# expect to mend something.
#
# Needs Python 3.11 or newer (py launcher) and Inno Setup 6 (iscc on the path). Signing is left to the caller:
# signtool over the installer and newsreader.exe.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
function Run { & $args[0] $args[1..($args.Count)]; if ($LASTEXITCODE) { throw "$($args -join ' ') failed" } }

$work = 'build\windows'
if (Test-Path $work) { Remove-Item -Recurse -Force $work }
New-Item -ItemType Directory -Force $work | Out-Null
Run py -3 -m venv "$work\venv"
$python = "$work\venv\Scripts\python.exe"
Run $python -m pip install --quiet --upgrade pip
# translations are compiled by the tools of PySide6, which the package itself depends on
Run $python -m pip install --quiet build 'pyinstaller>=6.11,<7' .
Run $python packaging\translations.py --build
Run $python -m build --wheel --outdir "$work\wheel"
Run $python -m pip install --quiet --force-reinstall --no-deps (Get-ChildItem "$work\wheel\*.whl").FullName
Run $python -m PyInstaller --noconfirm --distpath "$work\program" --workpath "$work\work" packaging\newsreader.spec
Run $python packaging\picture.py resources\icons\newsreader.svg 256 "$work\newsreader.ico"

$version = & $python -c 'import newsreader; print(newsreader.__version__)'
$id = & $python -c 'import newsreader; print(newsreader.APP_ID)'
Run iscc /Qp "/DVersion=$version" "/DAppId=$id" packaging\windows\newsreader.iss
Get-ChildItem "$work\*.exe"
