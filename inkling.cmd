@echo off
rem Starts the inkling command; builds it first when it was never built or when a source changed since.
setlocal
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "run=%home%\cli\target\inkling"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" (
  echo inkling: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it: set it to a JDK 17 or newer. 1>&2
  exit /b 1
)
if not defined JAVA_HOME (
  where java >nul 2>nul || (
    echo inkling: no java was found: install a JDK 17 or newer, or set JAVA_HOME. 1>&2
    exit /b 1
  )
)

rem Graphics processors want libraries of their own, which reach only who names one.
set "gpu="
echo %*| findstr /r /c:"--backend[ =]vulkan" >nul && set "gpu=vulkan"
echo %*| findstr /r /c:"--backend[ =]gles" >nul && set "gpu=gles-desktop"

if not exist "%run%\built" goto build
if defined gpu if not exist "%home%\nnlib\%gpu%\target\run" goto build
powershell -NoProfile -Command "$t=(Get-Item -LiteralPath '%run%\built').LastWriteTime; $s=@('pom.xml','cli\pom.xml','cli\src\main','tools\adb\src\main','nnlib\*\pom.xml','nnlib\*\src\main','app\main\src\main\assets\models')|ForEach-Object{Join-Path '%home%' $_}; if(Get-Item $s|ForEach-Object{$_; if($_.PSIsContainer){Get-ChildItem -LiteralPath $_.FullName -Recurse}}|Where-Object{$_.LastWriteTime -gt $t}|Select-Object -First 1){exit 1}"
if not errorlevel 1 goto start

:build
echo Building inkling ... 1>&2
if not exist "%home%\cli\target" mkdir "%home%\cli\target"
pushd "%home%"
set "parts=cli"
if defined gpu set "parts=cli,nnlib/%gpu%"
call mvnw.cmd -B -pl %parts% -am "-Dmaven.test.skip=true" package >"%home%\cli\target\build.log" 2>&1
if errorlevel 1 (
  popd
  findstr /b /c:"[ERROR]" /c:"[WARNING]" "%home%\cli\target\build.log" 1>&2
  echo inkling: the build failed; the lines above say where ^(also in %home%\cli\target\build.log^). 1>&2
  exit /b 1
)
popd

:start
set "path_of_gpu="
if defined gpu set "path_of_gpu=;%home%\nnlib\%gpu%\target\run\*"
set "modules="
if exist "%run%\lib\nnlib-simd-*.jar" (
  if "%~1"=="train" set "modules=--add-modules=jdk.incubator.vector"
  if "%~1"=="compare" set "modules=--add-modules=jdk.incubator.vector"
  if "%~1"=="devices" set "modules=--add-modules=jdk.incubator.vector"
)
"%java%" -XX:+UseSerialGC -XX:-UsePerfData %modules% "-Dinkling.home=%home%" -cp "%run%\lib\*%path_of_gpu%" dev.inkling.cli.Main %*
exit /b %errorlevel%
