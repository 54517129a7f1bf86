; Inno Setup's recipe for the installer; run by build.ps1. Written but not run, as that script says.
[Setup]
AppId={#AppId}
AppName=Newsreader
AppVersion={#Version}
DefaultDirName={autopf}\Newsreader
DefaultGroupName=Newsreader
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\windows\newsreader.ico
OutputDir=..\..\build\windows
OutputBaseFilename=Newsreader-{#Version}
Compression=lzma2
SolidCompression=yes

[Files]
Source: "..\..\build\windows\program\newsreader\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Newsreader"; Filename: "{app}\newsreader.exe"; AppUserModelID: "{#AppId}"

[Run]
Filename: "{app}\newsreader.exe"; Description: "Newsreader"; Flags: postinstall nowait skipifsilent
