# Some mistakes must not compile. Usage: cmake -DCOMPILER=… -DSOURCE=… -DINCLUDE=… -DEXPECT=fails|compiles -P check.cmake
execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -I${INCLUDE} ${SOURCE}
                RESULT_VARIABLE result ERROR_VARIABLE words)
if(EXPECT STREQUAL "compiles" AND NOT result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} should compile:\n${words}")
endif()
if(EXPECT STREQUAL "fails" AND result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, but must not.")
endif()
