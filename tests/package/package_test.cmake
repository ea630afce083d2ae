# Installs the built tree, moves it elsewhere, and builds and runs a project that knows nothing but that place.
function(must what)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE out ERROR_VARIABLE out RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "${what} failed (${failed}):\n${out}")
  endif()
  set(out "${out}" PARENT_SCOPE)
endfunction()

function(must_match text pattern)
  if(NOT text MATCHES "${pattern}")
    message(FATAL_ERROR "expected ${pattern} in:\n${text}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
must("install" ${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/installed)
file(RENAME ${WORK}/installed ${WORK}/elsewhere)  # nothing may point to where it was first put

file(GLOB_RECURSE stray ${WORK}/elsewhere/include/*.cpp ${WORK}/elsewhere/include/*.txt)
if(stray)
  message(FATAL_ERROR "only headers are public, but these are installed: ${stray}")
endif()
file(GLOB_RECURSE package ${WORK}/elsewhere/*.cmake)
foreach(file IN LISTS package)
  file(READ ${file} text)
  string(FIND "${text}" "${BUILD}" place)
  if(place GREATER -1)
    message(FATAL_ERROR "${file} names the build folder")
  endif()
endforeach()

must("the installed program" ${WORK}/elsewhere/bin/convene --version)
must_match("${out}" "convene ${VERSION} ")

must("configure" ${CMAKE_COMMAND} -S ${HERE}/consumer -B ${WORK}/consumer -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
     "-DCMAKE_CXX_FLAGS=${FLAGS}" -DCMAKE_BUILD_TYPE=${TYPE} -DCMAKE_PREFIX_PATH=${WORK}/elsewhere -DWANTED=${VERSION})
must("build" ${CMAKE_COMMAND} --build ${WORK}/consumer)
must("one room" ${WORK}/consumer/one_room)
must_match("${out}" "2 clinics, 1 fault")
must("the whole" ${WORK}/consumer/whole)
must_match("${out}" "no_partnership +first_doses += [1-9][0-9]*\n")
must_match("${out}" "coached +first_doses += [1-9][0-9]*\n")
